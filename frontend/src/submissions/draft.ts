import { useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import { isProblem, type Problem, problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useWarnBeforeLeaving } from '@/app/leave';
import type { Submission } from './state';

type SubmissionForm = components['schemas']['SubmissionForm'];

/** What is on the page and in the database: the same, on its way, or not. */
type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale';

/** Time without a keystroke after which it is saved. */
const PAUSE = 1200;

export interface Draft {
  values: SubmissionForm;
  change: (part: Partial<SubmissionForm>) => void;
  saving: Saving;
  savedAt: Date | undefined;
  /** What went wrong with the last saving. */
  problem: Problem | undefined;
  /** Saves what is unsaved; the revision then. */
  flush: () => Promise<number>;
}

/** A submission that is saved while one types, one request after the other, each on the revision of the one before. */
export function useDraft(it: Submission): Draft {
  const [values, setValues] = useState(() => formOf(it));
  const [saving, setSaving] = useState<Saving>('saved');
  const [savedAt, setSavedAt] = useState<Date>();
  const [problem, setProblem] = useState<Problem>();
  const latest = useRef(values);
  const saved = useRef(values);
  const revision = useRef(it.revision);
  const queue = useRef<Promise<number>>(Promise.resolve(it.revision));
  useWarnBeforeLeaving(saving !== 'saved');

  const save = async (): Promise<number> => {
    const sent = latest.current;
    if (sent === saved.current) return revision.current;
    setSaving('saving');
    try {
      const { data } = await api.PUT('/api/v1/submissions/{id}', {
        params: { path: { id: it.id }, header: { 'If-Match': `"${revision.current}"` } },
        body: sent,
      });
      if (data) revision.current = data.revision;
      saved.current = sent;
      setProblem(undefined);
      setSavedAt(new Date());
      setSaving(latest.current === sent ? 'saved' : 'waiting');
      return revision.current;
    } catch (error) {
      setProblem(problemOf(error));
      setSaving(isProblem(error, 'stale') ? 'stale' : 'failed');
      throw error;
    }
  };

  const flush = (): Promise<number> => {
    queue.current = queue.current.catch(() => revision.current).then(save);
    return queue.current;
  };

  const change = (part: Partial<SubmissionForm>): void => {
    latest.current = { ...latest.current, ...part };
    setValues(latest.current);
    setSaving((now) => (now === 'stale' ? now : 'waiting'));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed sets it off, and a lost race ends it
  useEffect(() => {
    if (values === saved.current || saving === 'stale') return;
    const timer = setTimeout(() => void flush().catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [values]);

  return { values, change, saving, savedAt, problem, flush };
}

const formOf = (it: Submission): SubmissionForm => ({
  kind: it.kind,
  title: it.title,
  summary: it.summary,
  policy_area: it.policy_area ?? null,
  visibility: it.visibility,
  unit: it.unit ?? null,
  answers: it.answers,
});
