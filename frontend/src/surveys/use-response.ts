import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import { isProblem, type Problem, problemOf } from '@/api/problem';
import type { Answers } from '@/questionnaires/types';
import { responseQuery, type SurveyResponse } from './queries';

/** How long after the last key stroke a draft is saved. */
const PAUSE = 1_200;

interface Saving {
  state: 'idle' | 'saving' | 'saved' | 'failed' | 'lost';
  at?: Date | undefined;
  problem?: Problem | undefined;
}

/**
 * The response while it is written: kept in the page, saved as a draft in the background, one save at a time. A response
 * that was handed in already is not saved until it is handed in again.
 */
export function useResponse(slug: string, before: SurveyResponse | undefined) {
  const queries = useQueryClient();
  const [answers, setAnswers] = useState<Answers>(() => (before?.answers ?? {}) as Answers);
  const [dirty, setDirty] = useState(false);
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: before ? new Date(before.saved_at) : undefined });
  const revision = useRef(before?.revision ?? 0);
  const latest = useRef(answers);
  const busy = useRef<Promise<void>>(Promise.resolve());
  const savesDrafts = before?.status !== 'submitted';

  const send = useCallback(
    async (path: '/api/v1/surveys/{slug}/response' | '/api/v1/surveys/{slug}/response/submit') => {
      const sent = latest.current;
      const params = { path: { slug }, header: { 'If-Match': `"${revision.current}"` } };
      const { data } = path.endsWith('submit')
        ? await api.POST('/api/v1/surveys/{slug}/response/submit', { params, body: { answers: sent as never } })
        : await api.PUT('/api/v1/surveys/{slug}/response', { params, body: { answers: sent as never } });
      if (!data) return;
      revision.current = data.revision;
      queries.setQueryData(responseQuery(slug).queryKey, data);
      if (latest.current === sent) setDirty(false);
      setSaving({ state: 'saved', at: new Date(data.saved_at) });
    },
    [slug, queries],
  );

  /** Saves what is there now, after a save that is under way. */
  const save = useCallback(() => {
    if (!savesDrafts) return Promise.resolve();
    busy.current = busy.current.then(async () => {
      setSaving(({ at }) => ({ state: 'saving', at }));
      try {
        await send('/api/v1/surveys/{slug}/response');
      } catch (error) {
        const state = isProblem(error, 'stale', 'already-submitted', 'survey-closed') ? 'lost' : 'failed';
        setSaving(({ at }) => ({ state, at, problem: problemOf(error) }));
      }
    });
    return busy.current;
  }, [send, savesDrafts]);

  const isLost = saving.state === 'lost';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the answers begins the pause anew
  useEffect(() => {
    if (!dirty || !savesDrafts || isLost) return;
    const timer = setTimeout(() => void save(), PAUSE);
    return () => clearTimeout(timer);
  }, [answers, dirty, save, savesDrafts, isLost]);

  return {
    answers,
    dirty,
    saving,
    savesDrafts,
    save,
    change: (next: Answers) => {
      latest.current = next;
      setAnswers(next);
      setDirty(true);
    },
    /** Hands it in; throws the API's problem. */
    submit: async () => {
      await busy.current;
      await send('/api/v1/surveys/{slug}/response/submit');
    },
  };
}
