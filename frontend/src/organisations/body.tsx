import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, query } from '@/api/client';
import { bodyName, useTranslation } from '@/i18n';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { Tab, Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { BodyChanges } from './body-changes';
import { BodyForm } from './body-form';
import { BODY_PARTS, type BodyPartSearch } from './body-search';
import { Domains } from './domains';
import { bodiesChanged } from './queries';
import { Units } from './units';

/** One public body: its data, its units, and the domains by which its people are known. */
export function BodyPage({ id, search: { part = 'data' } }: { id: string; search: BodyPartSearch }) {
  const { t } = useTranslation('organisations');
  const queries = useQueryClient();
  const found = query.useQuery('get', '/api/v1/organisations/{id}', { params: { path: { id } } });
  if (found.error) throw found.error;
  if (!found.data) return <Skeleton lines={10} />;
  const body = found.data;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={bodyName(body)}
        above={
          <>
            <Breadcrumbs way={[<Registry key="registry" />]} here={bodyName(body)} />
            {body.status === 'closed' ? (
              <div>
                <Tag tone="neutral">{t('closed')}</Tag>
              </div>
            ) : null}
          </>
        }
        lead={[t(`kinds.${body.kind}`), body.region ? t(`regions.${body.region}`) : t('country')].join(' · ')}
        actions={
          <Link to="/organisations/$code" params={{ code: body.code }}>
            {t('registry:publicPage')}
          </Link>
        }
      />
      <Tabs label={t('registry:parts.label')}>
        {BODY_PARTS.map((each) => (
          <Tab
            key={each}
            to="/admin/organisations/$id"
            params={{ id }}
            search={each === 'data' ? {} : { part: each }}
            activeOptions={{ exact: true, includeSearch: true }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t(`registry:parts.${each}`)}
          </Tab>
        ))}
      </Tabs>
      {part === 'units' ? <Units body={body} /> : null}
      {part === 'changes' ? <BodyChanges id={id} /> : null}
      {part === 'domains' ? <Domains body={body} /> : null}
      {part === 'data' && body.abilities.can_revise ? (
        <section className="stack" aria-labelledby="body-data">
          <h2 id="body-data">{t('data')}</h2>
          <BodyForm
            body={body}
            send={async (form) => {
              await api.PUT('/api/v1/organisations/{id}', {
                params: { path: { id }, header: { 'If-Match': `"${body.revision}"` } },
                body: form,
              });
              toast(t('saved'));
              await bodiesChanged(queries);
            }}
          />
        </section>
      ) : null}
    </div>
  );
}

/** The way back to the registry. */
export function Registry() {
  const { t } = useTranslation('organisations');
  return <Link to="/admin/organisations">{t('title')}</Link>;
}
