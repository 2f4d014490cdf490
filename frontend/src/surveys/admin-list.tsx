import { Link } from '@tanstack/react-router';
import { localized, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { useSurveys } from './list-page';
import type { Survey } from './queries';
import { StateTag } from './state-tag';

/** All surveys with what the department must know of each. */
export function AdminSurveysPage() {
  const { t } = useTranslation('surveys');
  const { number, shortDate } = useFormats();
  const list = useSurveys();
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
      <Listing
        list={list}
        empty={
          <EmptyState title={t('list.empty')}>
            <p>{t('admin.emptyText')}</p>
          </EmptyState>
        }
      >
        {(surveys) => (
          <DataTable caption={t('surveys')} captionHidden columns={columns} rows={surveys} keyOf={({ id }) => id} />
        )}
      </Listing>
    </div>
  );
}
