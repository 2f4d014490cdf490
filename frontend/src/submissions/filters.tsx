import { useEffect, useState } from 'react';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Select, TextField } from '@/ui/text-field';
import {
  type PolicyArea,
  policyAreas,
  type SubmissionKind,
  type SubmissionStatus,
  submissionKinds,
  submissionStatuses,
  useWords,
} from '@/words/words';

/** What the address may ask for. */
export interface SubmissionSearch {
  q?: string;
  status?: SubmissionStatus;
  kind?: SubmissionKind;
  policy_area?: PolicyArea;
}

const one = <Word extends string>(value: unknown, known: readonly Word[]): Word | undefined =>
  known.find((each) => each === value);

/** Reads the address; what it does not understand it leaves out. */
export function submissionSearch(raw: Record<string, unknown>): SubmissionSearch {
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 200) : undefined;
  const status = one(raw.status, submissionStatuses);
  const kind = one(raw.kind, submissionKinds);
  const area = one(raw.policy_area, policyAreas);
  return {
    ...(q ? { q } : {}),
    ...(status ? { status } : {}),
    ...(kind ? { kind } : {}),
    ...(area ? { policy_area: area } : {}),
  };
}

interface Props {
  search: SubmissionSearch;
  onChange: (search: SubmissionSearch) => void;
}

/** Choices act at once; words once one has stopped typing. */
export function Filters({ search, onChange }: Props) {
  const { t } = useTranslation('submissions');
  const words = useWords();
  const [q, setQ] = useState(search.q ?? '');
  const change = (name: keyof SubmissionSearch, value: string) =>
    onChange(submissionSearch({ ...search, [name]: value }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the words that were typed set it off
  useEffect(() => {
    if (q === (search.q ?? '')) return;
    const timer = setTimeout(() => change('q', q), 350);
    return () => clearTimeout(timer);
  }, [q]);

  const filtered = Object.keys(search).length > 0;
  return (
    <search className="submission-filters">
      <TextField
        type="search"
        label={t('filter.q')}
        value={q}
        maxLength={200}
        onChange={(event) => setQ(event.target.value)}
      />
      <Select
        label={t('filter.status')}
        placeholder={t('filter.all')}
        value={search.status ?? ''}
        options={submissionStatuses.map((value) => ({ value, label: words.submission(value) }))}
        onChange={(event) => change('status', event.target.value)}
      />
      <Select
        label={t('filter.policyArea')}
        placeholder={t('filter.all')}
        value={search.policy_area ?? ''}
        options={policyAreas.map((value) => ({ value, label: words.policyArea(value) }))}
        onChange={(event) => change('policy_area', event.target.value)}
      />
      <Select
        label={t('filter.kind')}
        placeholder={t('filter.all')}
        value={search.kind ?? ''}
        options={submissionKinds.map((value) => ({ value, label: words.submissionKind(value) }))}
        onChange={(event) => change('kind', event.target.value)}
      />
      {filtered ? (
        <div>
          <Button
            variant="link"
            onClick={() => {
              setQ('');
              onChange({});
            }}
          >
            {t('filter.clear')}
          </Button>
        </div>
      ) : null}
    </search>
  );
}
