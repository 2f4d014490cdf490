import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { FilterChoice, Filters } from '@/ui/filters';
import { TextField } from '@/ui/text-field';
import { policyAreas, submissionKinds, submissionStatuses } from '@/words/lists';
import { useWords } from '@/words/words';
import { type SubmissionSearch, submissionSearch } from './search';

/** What narrows the list of a campaign's submissions. */
export function SubmissionFilters({ search }: { search: SubmissionSearch }) {
  const { t } = useTranslation('submissions');
  const words = useWords();
  const navigate = useNavigate({ from: '/campaigns/$slug/submissions' });
  const show = (next: SubmissionSearch) => void navigate({ search: next, resetScroll: false });
  return (
    <Filters
      key={JSON.stringify(search)}
      label={t('ui:filters.label')}
      narrowed={Object.keys(search).length > 0}
      onApply={(values) => show(submissionSearch(values))}
      onClear={() => show({})}
    >
      <TextField name="q" type="search" label={t('filter.q')} defaultValue={search.q} maxLength={200} />
      <FilterChoice
        name="status"
        label={t('filter.status')}
        values={submissionStatuses}
        text={words.submission}
        chosen={search.status}
      />
      <FilterChoice
        name="policy_area"
        label={t('filter.policyArea')}
        values={policyAreas}
        text={words.policyArea}
        chosen={search.policy_area}
      />
      <FilterChoice
        name="kind"
        label={t('filter.kind')}
        values={submissionKinds}
        text={words.submissionKind}
        chosen={search.kind}
      />
    </Filters>
  );
}
