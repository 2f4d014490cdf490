import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { bodyName, useTranslation } from '@/i18n';
import { Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tag } from '@/ui/tag';

/** The submissions that a challenge was made from, and the bodies that raised it. */
export function Origin({ challenge }: { challenge: string }) {
  const { t } = useTranslation('challenges');
  return (
    <section className="stack" aria-labelledby="challenge-origin">
      <h2 id="challenge-origin">{t('page.origin')}</h2>
      <Submissions challenge={challenge} />
    </section>
  );
}

function Submissions({ challenge }: { challenge: string }) {
  const { t } = useTranslation('challenges');
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/challenges/{id}/submissions',
    { params: { path: { id: challenge }, query: { limit: 20 } } },
    { ...byCursor, throwOnError: true },
  );
  if (!list.data) return <Skeleton />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="soft">{t('page.originNone')}</p>;
  const bodies = [...new Set(items.map(({ organisation }) => bodyName(organisation)).filter(Boolean))];
  return (
    <>
      <p className="soft measure">{t('page.originText')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="origin">
        {items.map(({ id, code, title, organisation, status }) => (
          <li key={id}>
            <Link to="/submissions/$id" params={{ id }}>
              {title}
            </Link>
            <span className="row">
              <span className="faint">{[code, bodyName(organisation)].filter(Boolean).join(' · ')}</span>
              {status === 'merged' ? <Tag>{t('page.joined')}</Tag> : null}
            </span>
          </li>
        ))}
      </ul>
      <Pager
        count={items.length}
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      <p>
        <strong>{t('page.bodies')}:</strong> {bodies.join(', ')}
      </p>
    </>
  );
}
