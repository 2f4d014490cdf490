import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Card, CardGrid } from '@/ui/card';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';
import { BodyFacets } from './public-facets';
import type { Body } from './queries';
import type { BodySearch } from './search';
import './public.css';

/** The public bodies of the network, to be looked through by anybody. */
export function PublicBodiesPage({ search }: { search: BodySearch }) {
  const { t } = useTranslation('bodies');
  const navigate = useNavigate();
  const params = { query: { ...search, status: 'active' as const, limit: 24 } };
  const pages = query.useInfiniteQuery('get', '/api/v1/organisations', { params }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <search>
        <form
          key={search.q}
          className="row bodies-search"
          onSubmit={(event) => {
            event.preventDefault();
            const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
            const { q: _, ...rest } = search;
            void navigate({ to: '/organisations', search: q ? { ...rest, q } : rest });
          }}
        >
          <TextField name="q" type="search" label={t('q')} defaultValue={search.q ?? ''} maxLength={200} />
          <Button type="submit" variant="primary">
            {t('find')}
          </Button>
        </form>
      </search>
      <div className="bodies">
        <BodyFacets search={search} />
        <div className="stack">
          <Listing
            list={pages}
            wait={<Skeleton card lines={8} />}
            empty={<EmptyState title={t('organisations:none')}>{t('organisations:noneText')}</EmptyState>}
          >
            {(bodies) => (
              <CardGrid items={bodies} keyOf={({ id }) => id} label={t('title')}>
                {(body) => <BodyCard body={body} />}
              </CardGrid>
            )}
          </Listing>
        </div>
      </div>
    </div>
  );
}

function BodyCard({ body }: { body: Body }) {
  const { t } = useTranslation('organisations');
  return (
    <Card
      level={2}
      title={
        <Link to="/organisations/$code" params={{ code: body.code }}>
          {bodyName(body)}
        </Link>
      }
      tags={<Tag>{t(`kinds.${body.kind}`)}</Tag>}
      foot={<span>{body.region ? t(`regions.${body.region}`) : t('country')}</span>}
    >
      {body.parent ? <p className="soft">{bodyName(body.parent)}</p> : null}
    </Card>
  );
}
