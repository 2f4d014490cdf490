import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import type { BodySearch } from './search';

const FACETS = ['kind', 'region'] as const;

/** Kinds and regions with the number of bodies that each choice would leave: links, so that a choice can be shared. */
export function BodyFacets({ search }: { search: BodySearch }) {
  const { t } = useTranslation('organisations');
  const { number } = useFormats();
  const params = { query: { ...search, status: 'active' as const } };
  const { data } = query.useQuery(
    'get',
    '/api/v1/organisation-facets',
    { params },
    { placeholderData: keepPreviousData },
  );
  const wide = typeof matchMedia === 'function' && matchMedia('(min-width: 60rem)').matches;
  return (
    <details className="bodies-facets" open={wide}>
      <summary>{t('bodies:narrow')}</summary>
      <nav aria-label={t('bodies:narrow')} className="stack">
        {FACETS.map((facet) => (
          <section key={facet}>
            <h2>{t(facet)}</h2>
            {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
            <ul role="list">
              {data?.[facet].map(({ value, count }) => {
                const chosen = search[facet] === value;
                const { [facet]: _, ...others } = search;
                return (
                  <li key={value}>
                    <Link
                      to="/organisations"
                      search={(chosen ? others : { ...search, [facet]: value }) as BodySearch}
                      resetScroll={false}
                      className="bodies-facet"
                      activeProps={{ 'aria-current': undefined }}
                      aria-current={chosen ? 'true' : undefined}
                    >
                      <span>{t(`${facet}s.${value}`)}</span>
                      <span className="faint">{number(count)}</span>
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
