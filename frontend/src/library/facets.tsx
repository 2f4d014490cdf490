import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { countedBy, FACETS, type Facet, type LibrarySearch, withFacet } from './search';

/** What a value of a facet is called. */
function useFacetWords(): (facet: Facet, value: string) => string {
  const { t } = useTranslation('library');
  return (facet, value) => {
    const keys = {
      theme: `words:theme.${value}`,
      body_kind: `words:bodyKind.${value}`,
      region: `words:region.${value}`,
      lifecycle: `lifecycle.${value}`,
      cost_band: `cost.${value}`,
    };
    return t(keys[facet]);
  };
}

/** The facets with the counts that each choice would leave. Links, so that a choice can be shared and gone back from. */
export function Facets({ search }: { search: LibrarySearch }) {
  const { t } = useTranslation('library');
  const { number } = useFormats();
  const word = useFacetWords();
  const { data } = query.useQuery(
    'get',
    '/api/v1/library-entries/facets',
    { params: { query: countedBy(search) } },
    { placeholderData: keepPreviousData },
  );
  const wide = typeof matchMedia === 'function' && matchMedia('(min-width: 60rem)').matches;
  return (
    <details className="facets" open={wide}>
      <summary>{t('facets.title')}</summary>
      <nav aria-label={t('facets.title')} className="facets-groups">
        {FACETS.filter((facet) => (data?.[facet].length ?? 0) > 0).map((facet) => (
          <section key={facet}>
            <h2>{t(`facets.${facet}`)}</h2>
            {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
            <ul role="list">
              {data?.[facet].map(({ value, count }) => {
                const chosen = search[facet] === value;
                return (
                  <li key={value}>
                    <Link
                      to="/library"
                      search={withFacet(search, facet, chosen ? undefined : value)}
                      resetScroll={false}
                      className="facet"
                      activeProps={{ 'aria-current': undefined }}
                      aria-current={chosen ? 'true' : undefined}
                    >
                      <span>{word(facet, value)}</span>
                      <span className="facet-count">{number(count)}</span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </nav>
    </details>
  );
}

/** What has been chosen, each to be taken away by itself. */
export function ChosenFacets({ search }: { search: LibrarySearch }) {
  const { t } = useTranslation('library');
  const word = useFacetWords();
  const chosen = FACETS.flatMap((facet) => {
    const value = search[facet];
    return value ? [{ facet, name: word(facet, value) }] : [];
  });
  if (chosen.length === 0) return null;
  const bare = { ...(search.q ? { q: search.q } : {}), ...(search.sort ? { sort: search.sort } : {}) };
  return (
    <nav aria-label={t('facets.chosen')} className="row">
      {chosen.map(({ facet, name }) => (
        <Link
          key={facet}
          to="/library"
          search={withFacet(search, facet, undefined)}
          resetScroll={false}
          className="chip"
          activeProps={{ 'aria-current': undefined }}
          aria-label={t('facets.remove', { name })}
        >
          {name} <span aria-hidden="true">×</span>
        </Link>
      ))}
      <Link to="/library" search={bare} resetScroll={false} activeProps={{ 'aria-current': undefined }}>
        {t('facets.clear')}
      </Link>
    </nav>
  );
}
