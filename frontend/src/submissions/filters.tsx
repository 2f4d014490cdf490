import { useEffect, useState } from 'react';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Select, TextField } from '@/ui/text-field';
import { policyAreas, submissionKinds, submissionStatuses } from '@/words/lists';
import { useWords } from '@/words/words';
import { type SubmissionSearch, submissionSearch } from './search';

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
