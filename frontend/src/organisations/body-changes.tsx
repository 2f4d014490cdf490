import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useTranslation } from '@/i18n';
import { Listing } from '@/ui/listing';
import { EmptyState } from '@/ui/page';
import { ChangeList } from './change-list';

/** What imports have changed of a body and its units. */
export function BodyChanges({ id }: { id: string }) {
  const { t } = useTranslation('registry');
  const params = { path: { id }, query: { limit: 20 } };
  const pages = query.useInfiniteQuery('get', '/api/v1/organisations/{id}/changes', { params }, byCursor);
  return (
    <section className="stack" aria-labelledby="body-changes">
      <h2 id="body-changes">{t('parts.changes')}</h2>
      <Listing list={pages} empty={<EmptyState title={t('noChanges')}>{t('noChangesText')}</EmptyState>}>
        {(changes) => <ChangeList changes={changes} />}
      </Listing>
    </section>
  );
}
