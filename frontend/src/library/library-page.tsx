import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { CardGrid } from '@/ui/card';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { EntryCard } from './entry-card';
import { ChosenFacets, Facets } from './facets';
import { countedBy, type LibrarySearch, SORTS } from './search';
import '@/ui/field.css';
import './library.css';

const PAGE = 24;

/** The library: searched, narrowed and ordered by what the address says. */
export function LibraryPage({ search }: { search: LibrarySearch }) {
  const { t } = useTranslation('library');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <SearchForm key={search.q ?? ''} search={search} />
      <div className="library">
        <Facets search={search} />
        <div className="stack">
          <ChosenFacets search={search} />
          <Found search={search} />
        </div>
      </div>
    </div>
  );
}

function SearchForm({ search }: { search: LibrarySearch }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  return (
    <search>
      <form
        className="library-search"
        onSubmit={(event) => {
          event.preventDefault();
          const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
          const { q: _, ...others } = search;
          void navigate({ to: '/library', search: q ? { ...others, q } : others });
        }}
      >
        <label htmlFor="library-q">{t('search.label')}</label>
        <p id="library-q-help" className="faint">
          {t('search.help')}
        </p>
        <div className="library-search-row">
          <input
            id="library-q"
            className="input"
            type="search"
            name="q"
            defaultValue={search.q}
            maxLength={200}
            aria-describedby="library-q-help"
            autoComplete="off"
          />
          <Button type="submit" variant="primary">
            {t('search.submit')}
          </Button>
        </div>
      </form>
    </search>
  );
}

function Found({ search }: { search: LibrarySearch }) {
  const { t } = useTranslation('library');
  const facets = query.useQuery(
    'get',
    '/api/v1/library-entries/facets',
    { params: { query: countedBy(search) } },
    { placeholderData: keepPreviousData },
  );
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/library-entries',
    { params: { query: { ...search, limit: PAGE } } },
    {
      ...byCursor,
      placeholderData: keepPreviousData,
      throwOnError: true,
    },
  );
  if (!list.data) return <Skeleton lines={8} card />;
  const entries = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <div className="row row-apart">
        <h2 className="library-count">
          <span role="status">{facets.data ? t('found', { count: facets.data.total }) : '…'}</span>
        </h2>
        <SortChoice search={search} />
      </div>
      {entries.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          <CardGrid items={entries} keyOf={(entry) => entry.id}>
            {(entry) => <EntryCard entry={entry} />}
          </CardGrid>
          {list.hasNextPage ? (
            <Pager
              count={entries.length}
              hasMore
              pending={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          ) : null}
        </>
      )}
    </>
  );
}

function SortChoice({ search }: { search: LibrarySearch }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  return (
    <label className="library-sort">
      <span>{t('sort.label')}</span>
      <select
        className="input"
        value={search.sort ?? 'newest'}
        onChange={(event) => {
          const sort = SORTS.find((each) => each === event.target.value) ?? 'newest';
          void navigate({ to: '/library', search: { ...search, sort }, replace: true, resetScroll: false });
        }}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
