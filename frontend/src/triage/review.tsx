import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { localized, useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { Decide } from './decide';
import { Decisions } from './decisions';
import { Reading } from './reading';
import { ScoreForm } from './score-form';
import { OthersScores } from './scores';
import { SubmissionStatusTag } from './status';
import './triage.css';

/** A submission on the staff's desk: all of it to read, and beside it what one may do: score, or decide. */
export function ReviewPage({ id }: { id: string }) {
  const { t } = useTranslation('triage');
  const path = { params: { path: { id } } };
  const { data: submission } = query.useQuery('get', '/api/v1/submissions/{id}', path, { throwOnError: true });
  const { data: scores } = query.useQuery('get', '/api/v1/submissions/{id}/scores', path, { throwOnError: true });
  const setId = scores?.criteria_set_id ?? '';
  const { data: criteria } = query.useQuery(
    'get',
    '/api/v1/criteria-sets/{id}',
    { params: { path: { id: setId } } },
    { enabled: setId !== '', throwOnError: true },
  );
  if (!submission || !scores || !criteria) return <Skeleton lines={10} />;
  const campaign = submission.campaign?.slug;
  const { abilities } = scores;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={submission.title}
        above={
          <>
            <Breadcrumbs
              way={[
                <Link key="desk" to="/triage" search={campaign ? { campaign } : {}}>
                  {t('title')}
                </Link>,
                ...(submission.campaign ? [<span key="campaign">{localized(submission.campaign.title)}</span>] : []),
              ]}
              here={submission.code ?? ''}
            />
            <SubmissionStatusTag status={submission.status} />
          </>
        }
      />
      <div className="review">
        <Reading submission={submission} />
        <div className="stack stack-wide review-desk">
          {scores.conflict ? (
            <Notice tone="warn" title={t(`conflict.${scores.conflict}.title`)}>
              <p>{t('conflict.text')}</p>
            </Notice>
          ) : null}
          {scores.open || scores.conflict ? null : <Notice tone="warn" title={t('standing.closed')} />}
          {abilities.can_score || abilities.can_revise ? (
            <ScoreForm
              // Another submission, or a revision that came back, begins the form anew.
              key={`${id} ${scores.mine?.revision ?? 0}`}
              submission={id}
              campaign={campaign}
              criteria={criteria}
              mine={scores.mine ?? undefined}
            />
          ) : null}
          <OthersScores scores={scores} criteria={criteria} />
          {abilities.can_decide ? <Decide submission={submission} scores={scores} /> : null}
          <Decisions submission={id} />
        </div>
      </div>
    </div>
  );
}
