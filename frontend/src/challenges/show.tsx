import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { type Step, Stepper } from '@/ui/stepper';
import { Origin } from './origin';
import { type ChallengeStatus, ChallengeStatusTag } from './status';
import './challenges.css';

const ReviseDialog = lazy(() => import('./revise'));

type Challenge = components['schemas']['Challenge'];

interface Props {
  id: string;
  /** The call to take part, and who does. */
  participation?: ReactNode | undefined;
}

/** A problem that the network takes on: how far it has come, where it came from, and how to take part. */
export function ChallengePage({ id, participation }: Props) {
  const { t } = useTranslation('challenges');
  const [revising, setRevising] = useState(false);
  const { data: challenge } = query.useQuery(
    'get',
    '/api/v1/challenges/{id}',
    { params: { path: { id } } },
    { throwOnError: true },
  );
  if (!challenge) return <Skeleton lines={8} />;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={challenge.title}
        above={
          <>
            <Breadcrumbs
              way={[
                <Link key="list" to="/challenges">
                  {t('title')}
                </Link>,
              ]}
              here={challenge.code}
            />
            <ChallengeStatusTag status={challenge.status} />
          </>
        }
        actions={
          challenge.abilities.can_revise ? (
            <Button onClick={() => setRevising(true)}>{t('page.revise')}</Button>
          ) : undefined
        }
      />
      <Way status={challenge.status} />
      <div className="challenge">
        <div className="stack stack-wide">
          <section className="stack" aria-labelledby="challenge-problem">
            <h2 id="challenge-problem">{t('page.problem')}</h2>
            <p className="challenge-summary">{challenge.summary}</p>
          </section>
          {participation}
          <Origin challenge={id} />
        </div>
        <Facts challenge={challenge} />
      </div>
      {revising ? (
        <Suspense>
          <ReviseDialog challenge={challenge} onClose={() => setRevising(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

const WAY = ['open_for_participation', 'in_design', 'in_evaluation', 'solved'] as const;

/** A challenge that ended without a solution says so in place of the last step. */
function Way({ status }: { status: ChallengeStatus }) {
  const { t } = useTranslation('challenges');
  const closed = status === 'closed';
  const at = closed ? WAY.length - 1 : WAY.indexOf(status);
  const steps = WAY.map((step, index): Step => {
    const isDone = index < at || (index === at && status === 'solved');
    return {
      label: t(`page.stage.${closed && index === at ? 'closed' : step}`),
      state: isDone ? 'done' : index === at ? 'current' : 'next',
    };
  });
  return <Stepper steps={steps} label={t('page.stages')} />;
}

function Facts({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const { t: word } = useTranslation('words');
  const { date } = useFormats();
  return (
    <aside className="challenge-facts" aria-labelledby="challenge-facts">
      <h2 id="challenge-facts">{t('page.facts')}</h2>
      <dl className="challenge-list">
        <dt>{t('page.campaign')}</dt>
        <dd>
          <Link to="/campaigns/$slug" params={{ slug: challenge.campaign.slug }}>
            {localized(challenge.campaign.title)}
          </Link>
        </dd>
        <dt>{t('page.area')}</dt>
        <dd>
          <Link to="/challenges" search={{ policy_area: challenge.policy_area }}>
            {word(`theme.${challenge.policy_area}`)}
          </Link>
        </dd>
        <dt>{t('page.team')}</dt>
        <dd>{t('page.capacity', { count: challenge.capacity })}</dd>
        <dt>{t('page.since')}</dt>
        <dd>{date(challenge.created_at)}</dd>
      </dl>
    </aside>
  );
}
