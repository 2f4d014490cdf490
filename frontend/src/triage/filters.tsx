import { useNavigate } from '@tanstack/react-router';
import { useMay } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Checkbox } from '@/ui/choices';
import { Filters } from '@/ui/filters';
import { Select, TextField } from '@/ui/text-field';
import { policyAreas, submissionKinds } from '@/words/lists';
import { BOARD, SORTS, type TriageSearch, triageSearch } from './search';

interface Props {
  campaign: string;
  search: TriageSearch;
  /** Whether the person scores. */
  scores: boolean;
}

/** What narrows and orders the staff's list. */
export function TriageFilters({ campaign, search, scores }: Props) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('words');
  const navigate = useNavigate({ from: '/triage/' });
  const decides = useMay('submissions:decide');
  // Orders by scores would tell what is hidden from those who have not scored yet.
  const sorts = SORTS.filter((sort) => decides || !['highest', 'most_disputed'].includes(sort));
  const { campaign: _, ...narrowing } = search;
  return (
    <Filters
      key={JSON.stringify(search)}
      label={t('filters.label')}
      narrowed={Object.keys(narrowing).length > 0}
      onApply={(values) => void navigate({ search: { ...triageSearch(values), campaign }, resetScroll: false })}
      onClear={() => void navigate({ search: { campaign }, resetScroll: false })}
    >
      <TextField
        name="q"
        type="search"
        label={t('filters.q')}
        defaultValue={search.q}
        maxLength={200}
        placeholder="WN-2026-0042"
      />
      <Select
        name="status"
        label={t('filters.status')}
        placeholder={t('filters.all')}
        options={BOARD.map((value) => ({ value, label: word(`submission.${value}`) }))}
        defaultValue={search.status}
      />
      <Select
        name="policy_area"
        label={t('filters.area')}
        placeholder={t('filters.all')}
        options={policyAreas.map((value) => ({ value, label: word(`theme.${value}`) }))}
        defaultValue={search.policy_area}
      />
      <Select
        name="kind"
        label={t('filters.kind')}
        placeholder={t('filters.all')}
        options={submissionKinds.map((value) => ({ value, label: word(`submissionKind.${value}`) }))}
        defaultValue={search.kind}
      />
      <Select
        name="sort"
        label={t('filters.sort')}
        options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        defaultValue={search.sort ?? 'due'}
      />
      <div className="filter-boxes">
        <Checkbox name="overdue" label={t('filters.overdue')} defaultChecked={search.overdue} />
        {scores ? <Checkbox name="unscored" label={t('filters.unscored')} defaultChecked={search.unscored} /> : null}
      </div>
    </Filters>
  );
}
