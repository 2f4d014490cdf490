import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { Checkbox } from '@/ui/choices';
import { FilterChoice, Filters } from '@/ui/filters';
import { Select, TextField } from '@/ui/text-field';
import { policyAreas, submissionKinds } from '@/words/lists';
import { BOARD, SORTS, type TriageSearch, triageSearch } from './search';

interface Props {
  campaign: string;
  search: TriageSearch;
  /** Whether the person scores. */
  scores: boolean;
  /** Whether orders by mean and spread are for the person. */
  ordersByScores: boolean;
}

/** What narrows and orders the staff's list. */
export function TriageFilters({ campaign, search, scores, ordersByScores }: Props) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('words');
  const navigate = useNavigate({ from: '/triage/' });
  // They would tell what is hidden from those who have not scored yet.
  const sorts = SORTS.filter((sort) => ordersByScores || !['highest', 'most_disputed'].includes(sort));
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
      <FilterChoice
        name="status"
        label={t('filters.status')}
        values={BOARD}
        text={(value) => word(`submission.${value}`)}
        chosen={search.status}
      />
      <FilterChoice
        name="policy_area"
        label={t('filters.area')}
        values={policyAreas}
        text={(value) => word(`theme.${value}`)}
        chosen={search.policy_area}
      />
      <FilterChoice
        name="kind"
        label={t('filters.kind')}
        values={submissionKinds}
        text={(value) => word(`submissionKind.${value}`)}
        chosen={search.kind}
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
