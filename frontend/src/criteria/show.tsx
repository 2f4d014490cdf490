import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { Meter } from '@/ui/charts';
import { Confirm } from '@/ui/confirm';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';
import { StatusTag } from './list';
import './criteria.css';

type CriteriaSet = components['schemas']['CriteriaSet'];

/** A version of a criteria set: its scale, its criteria and what each of them counts. */
export function CriteriaSetPage({ id }: { id: string }) {
  const { t } = useTranslation('criteria');
  const { data: set } = query.useQuery(
    'get',
    '/api/v1/criteria-sets/{id}',
    { params: { path: { id } } },
    { throwOnError: true },
  );
  if (!set) return <Skeleton lines={8} />;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={localized(set.title)}
        above={
          <>
            <Breadcrumbs
              way={[
                <Link key="list" to="/admin/criteria">
                  {t('title')}
                </Link>,
              ]}
              here={t('versionOf', { key: set.key, version: set.version })}
            />
            <span className="row">
              <StatusTag status={set.status} />
              <span className="faint">{t(`purpose.${set.purpose}`)}</span>
            </span>
          </>
        }
        actions={<Actions set={set} />}
      />
      {set.status === 'published' ? null : <Notice title={t('draft')}>{t('draftText')}</Notice>}
      <section className="stack" aria-labelledby="criteria-scale">
        <h2 id="criteria-scale">{t('scale.title')}</h2>
        <dl className="scale-steps">
          {set.scale.map(({ value, label }) => (
            <div key={value}>
              <dt className="number">{value}</dt>
              <dd>{localized(label)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Criteria set={set} />
    </div>
  );
}

function Criteria({ set }: { set: CriteriaSet }) {
  const { t } = useTranslation('criteria');
  const { number } = useFormats();
  return (
    <section className="stack" aria-labelledby="criteria-list">
      <h2 id="criteria-list">{t('criteria.title')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list" className="stack stack-wide measure">
        {set.criteria.map(({ key, label, help, weight }) => (
          <li key={key} className="stack stack-tight">
            <Meter
              label={<strong>{localized(label)}</strong>}
              value={weight}
              max={100}
              text={weight > 0 ? `${number(weight)}%` : t('criteria.independent')}
            />
            <p className="soft">{localized(help)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Actions({ set }: { set: CriteriaSet }) {
  const { t } = useTranslation('criteria');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { can_publish: publishes, can_revise: revises } = set.abilities;
  if (!publishes && !revises) return null;

  const publish = async () => {
    await api.POST('/api/v1/criteria-sets/{id}/publish', { params: { path: { id: set.id } } });
    await queries.invalidateQueries();
    toast(t('published'));
  };

  return (
    <>
      {publishes ? (
        <Button variant="primary" onClick={() => setAsking(true)}>
          {t('publish')}
        </Button>
      ) : null}
      {revises ? (
        <ButtonLink to="/admin/criteria/new" search={{ from: set.id }}>
          {t('revise')}
        </ButtonLink>
      ) : null}
      <Confirm
        title={t('publishSure')}
        open={asking}
        variant="primary"
        yes={t('publish')}
        no={t('cancel')}
        onClose={() => setAsking(false)}
        act={publish}
      >
        <p>{t('publishText')}</p>
      </Confirm>
    </>
  );
}
