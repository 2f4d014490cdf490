import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { Artwork } from '@/art/artwork';
import { bodyName, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { Skeleton } from '@/ui/page';

/** Problems that were solved: what was wrong, and what changed. The most adopted are the ones worth telling. */
export function Stories() {
  const { t } = useTranslation('home');
  const { data } = query.useQuery('get', '/api/v1/library-entries', {
    params: { query: { sort: 'most_adopted', limit: 3 } },
  });
  if (data?.items.length === 0) return null;
  return (
    <section className="stack stack-wide" aria-labelledby="stories">
      <div className="stack stack-tight">
        <h2 id="stories">{t('stories.title')}</h2>
        <p className="soft measure">{t('stories.lead')}</p>
      </div>
      <div className="stories">
        {data ? data.items.map((entry) => <Story key={entry.id} slug={entry.slug} />) : <Skeleton lines={9} />}
      </div>
      <div>
        <ButtonLink variant="primary" to="/library">
          {t('stories.all')}
        </ButtonLink>
      </div>
    </section>
  );
}

function Story({ slug }: { slug: string }) {
  const { t } = useTranslation('home');
  const { data: entry } = query.useQuery('get', '/api/v1/library-entries/{slug}', { params: { path: { slug } } });
  if (!entry) return <Skeleton lines={5} />;
  const results = firstOf(entry.results);
  return (
    <article className="story">
      <div className="story-art">
        <Artwork name={entry.artwork} />
      </div>
      <div className="stack stack-tight">
        <h3>
          <Link to="/library/$slug" params={{ slug }}>
            {entry.title}
          </Link>
        </h3>
        <dl className="story-turn">
          <div>
            <dt>{t('stories.problem')}</dt>
            <dd className="clamp">{firstOf(entry.problem)}</dd>
          </div>
          {results ? (
            <div className="story-result">
              <dt>{t('stories.results')}</dt>
              <dd className="clamp">{results}</dd>
            </div>
          ) : null}
        </dl>
        <p className="faint">
          {bodyName(entry.organisation)}
          {entry.adoptions > 0 ? ` · ${t('featured.adoptions', { count: entry.adoptions })}` : ''}
        </p>
      </div>
    </article>
  );
}

/** The first paragraph: enough to see what it is about. */
const firstOf = (text: string): string => text.split(/\n+/)[0] ?? '';
