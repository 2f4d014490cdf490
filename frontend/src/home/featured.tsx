import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { Artwork } from '@/art/artwork';
import { bodyName, useTranslation } from '@/i18n';
import { Carousel } from '@/ui/carousel';
import { Skeleton } from '@/ui/page';

/** What the department wants everybody to see, one after the other. */
export function Featured() {
  const { t } = useTranslation('home');
  const { data } = query.useQuery('get', '/api/v1/library-entries', {
    params: { query: { featured: true, limit: 6 } },
  });
  if (data?.items.length === 0) return null;
  return (
    <div className="stack">
      <h2>{t('featured.title')}</h2>
      {data ? (
        <Carousel items={data.items} keyOf={(entry) => entry.id} label={t('featured.title')}>
          {(entry) => (
            <article className="featured">
              <div className="featured-art">
                <Artwork name={entry.artwork} />
              </div>
              <div className="featured-text">
                <p className="home-kicker">{t(`words:theme.${entry.theme}`)}</p>
                <h3>
                  <Link to="/library/$slug" params={{ slug: entry.slug }}>
                    {entry.title}
                  </Link>
                </h3>
                <p className="clamp">{entry.summary}</p>
                <p className="faint">
                  {bodyName(entry.organisation)}
                  {entry.adoptions > 0 ? ` · ${t('featured.adoptions', { count: entry.adoptions })}` : ''}
                </p>
              </div>
            </article>
          )}
        </Carousel>
      ) : (
        <Skeleton lines={6} card />
      )}
    </div>
  );
}
