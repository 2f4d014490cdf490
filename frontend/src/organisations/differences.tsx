import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useFormats, useTranslation } from '@/i18n';
import { Listing } from '@/ui/listing';
import { EmptyState } from '@/ui/page';
import { Tab, Tabs } from '@/ui/tabs';
import { ChangeList } from './change-list';
import { ACTIONS, type ImportSearch, THINGS } from './import-search';
import { countsOf, type Import } from './import-status';

/** What an import changes, one sort after another; which one is in the address. */
export function Differences({ it, search }: { it: Import; search: ImportSearch }) {
  const { t } = useTranslation('registry');
  const { number } = useFormats();
  const { changes } = countsOf(it);
  const sorts = THINGS.flatMap((thing) => ACTIONS.map((action) => ({ thing, action }))).filter(
    ({ thing, action }) => (changes[`${action}_${thing}`] ?? 0) > 0,
  );
  const { thing = sorts[0]?.thing ?? 'body', action = sorts[0]?.action ?? 'new' } = search;
  const params = { path: { id: it.id }, query: { thing, action, limit: 50 } };
  const pages = query.useInfiniteQuery('get', '/api/v1/registry-imports/{id}/changes', { params }, byCursor);
  if (sorts.length === 0) return <EmptyState title={t('imports.same')}>{t('imports.sameText')}</EmptyState>;
  return (
    <section className="stack" aria-labelledby="differences">
      <h2 id="differences">{t('imports.differences')}</h2>
      <Tabs label={t('imports.sorts')}>
        {sorts.map((sort) => (
          <Tab
            key={`${sort.action}_${sort.thing}`}
            to="/admin/registry/$id"
            params={{ id: it.id }}
            search={sort}
            activeProps={{ 'aria-current': undefined }}
            aria-current={sort.thing === thing && sort.action === action ? 'page' : undefined}
          >
            {t(`imports.sort.${sort.action}_${sort.thing}`)} ({number(changes[`${sort.action}_${sort.thing}`] ?? 0)})
          </Tab>
        ))}
      </Tabs>
      <Listing list={pages} empty={<EmptyState title={t('imports.same')} />}>
        {(rows) => <ChangeList changes={rows} />}
      </Listing>
    </section>
  );
}
