import { Link } from '@tanstack/react-router';
import { localized, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { useSurveys } from './list-page';
import type { Survey } from './queries';
import { StateTag } from './state-tag';

/** All surveys with what the department must know of each. */
export function AdminSurveysPage() {
  const { t } = useTranslation('surveys');
  const { number, shortDate } = useFormats();
  const list = useSurveys();
  if (list.error) throw list.error;
  const surveys = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: Column<Survey>[] = [
    {
      key: 'title',
      head: t('admin.name'),
      cell: ({ slug, title }) => (
        <Link to="/admin/surveys/$slug" params={{ slug }}>
          {localized(title)}
        </Link>
      ),
    },
    { key: 'state', head: t('admin.state'), cell: ({ state }) => <StateTag state={state} /> },
    {
      key: 'window',
      head: t('facts.window'),
      cell: ({ opens_at, closes_at }) => `${shortDate(opens_at)} – ${shortDate(closes_at)}`,
    },
    { key: 'responses', head: t('admin.responses'), numeric: true, cell: ({ responses }) => number(responses ?? 0) },
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('surveys')}
        actions={
          <>
            <ButtonLink to="/admin/surveys/new" variant="primary">
              {t('admin.new')}
            </ButtonLink>
            <ButtonLink to="/admin/questionnaires">{t('admin.questionnaires')}</ButtonLink>
          </>
        }
      />
      {list.isPending ? <Skeleton lines={6} /> : null}
      {list.isSuccess && surveys.length === 0 ? (
        <EmptyState title={t('list.empty')}>
          <p>{t('admin.emptyText')}</p>
        </EmptyState>
      ) : null}
      {surveys.length > 0 ? (
        <>
          <DataTable caption={t('surveys')} captionHidden columns={columns} rows={surveys} keyOf={({ id }) => id} />
          <Pager
            count={surveys.length}
            hasMore={list.hasNextPage}
            pending={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      ) : null}
    </div>
  );
}
