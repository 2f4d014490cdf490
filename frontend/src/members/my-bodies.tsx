import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { Decision } from './decision';
import { MyProposals } from './my-proposals';
import { ProposeRepresentative } from './propose-representative';
import './proposals.css';

type MyBody = components['schemas']['MyBody'];

/** The bodies that one works for or represents: who speaks for them, and whom they have proposed. */
export function MyBodiesPage() {
  const { t } = useTranslation('mandates');
  const { data, error } = query.useQuery('get', '/api/v1/me/bodies');
  if (error) throw error;
  return (
    <div className="stack stack-wide">
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      {data === undefined ? <Skeleton lines={8} /> : null}
      {data?.items.length === 0 ? <EmptyState title={t('mine.none')}>{t('mine.noneText')}</EmptyState> : null}
      {data?.items.map((body) => (
        <OneBody key={body.organisation.id} body={body} />
      ))}
    </div>
  );
}

function OneBody({ body }: { body: MyBody }) {
  const { t } = useTranslation('mandates');
  const [proposing, setProposing] = useState(false);
  const heading = `body-${body.organisation.code}`;
  return (
    <section className="stack" aria-labelledby={heading}>
      <div className="row">
        <h2 id={heading}>
          <Link to="/organisations/$code" params={{ code: body.organisation.code }}>
            {bodyName(body.organisation)}
          </Link>
        </h2>
        {body.is_mine ? <Tag>{t('mine.works')}</Tag> : null}
        {body.represents ? <Tag tone="good">{t('mine.represents')}</Tag> : null}
      </div>
      <h3>{t('mine.representatives')}</h3>
      <p className="soft">{t('mine.most', { count: body.most_representatives })}</p>
      {body.representatives.length > 0 ? (
        <Representatives body={body} />
      ) : (
        <Notice tone="warn" title={t('mine.nobody')}>
          <p>{t('mine.nobodyText')}</p>
        </Notice>
      )}
      {body.abilities.can_propose ? (
        <div>
          <Button variant="primary" onClick={() => setProposing(true)}>
            {t('propose.open')}
          </Button>
        </div>
      ) : (
        <p className="soft measure">{t('mine.whoProposes')}</p>
      )}
      <MyProposals proposals={body.proposals} />
      <Dialog title={t('propose.open')} open={proposing} onClose={() => setProposing(false)}>
        <ProposeRepresentative body={body} onDone={() => setProposing(false)} />
      </Dialog>
    </section>
  );
}

function Representatives({ body }: { body: MyBody }) {
  const { t } = useTranslation('mandates');
  const { date } = useFormats();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
    <ul role="list" className="stack">
      {body.representatives.map(({ member, mandate }) => (
        <li key={mandate.id} className="proposal">
          <p>
            <strong>{member?.name ?? t('somebody')}</strong>
          </p>
          <p className="soft">
            {mandate.ends_on
              ? t('between', { from: date(mandate.starts_on), to: date(mandate.ends_on) })
              : t('since', { from: date(mandate.starts_on) })}
          </p>
          <p className="soft">
            {t('decision')}: <Decision decision={mandate} />
          </p>
        </li>
      ))}
    </ul>
  );
}
