import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { query } from '@/api/client';
import { localized, useFormats, useTranslation } from '@/i18n';
import { BodyLink } from '@/organisations/body-link';
import { AnswerList } from '@/questionnaires/answer-list';
import { ButtonLink } from '@/ui/button';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { submissionTone, useWords } from '@/words/words';
import { AttachmentList } from './attachment-list';
import { Lineage } from './lineage';
import { Progress } from './progress';
import type { Submission } from './state';
import './submission.css';

// Only its author and the staff need these; a visitor does not fetch them.
const Conversation = lazy(() => import('./conversation').then((part) => ({ default: part.Conversation })));
const Decisions = lazy(() => import('@/triage/decisions').then((part) => ({ default: part.Decisions })));
const Withdraw = lazy(() => import('./withdraw').then((part) => ({ default: part.Withdraw })));

/** A submission: where it is, what it says, what it led to, and the conversation about it. */
export function SubmissionPage({ id }: { id: string }) {
  const { t } = useTranslation('submissions');
  const { data: it } = query.useSuspenseQuery('get', '/api/v1/submissions/{id}', { params: { path: { id } } });
  const title = it.title || t('untitled');
  return (
    <div className="stack stack-wide">
      <Breadcrumbs way={wayTo(it)} here={it.code ?? title} />
      <PageHead title={title} above={<Marks it={it} />} actions={<Actions it={it} />} />
      <Progress it={it} />
      <Lineage it={it} />
      {it.abilities.can_follow ? (
        <Suspense>
          <Decisions submission={it.id} />
        </Suspense>
      ) : null}
      <div className="submission-body">
        <div className="stack stack-wide">
          <section className="stack measure" aria-labelledby="submission-summary">
            <h2 id="submission-summary">{t('show.summary')}</h2>
            <p className="submission-text">{it.summary || t('show.nothing')}</p>
          </section>
          <AnswerList version={it.form_version_id} answers={it.answers} title={t('show.answers')} />
          {it.abilities.can_follow ? (
            <Suspense fallback={<Skeleton lines={4} />}>
              <Conversation it={it} />
            </Suspense>
          ) : null}
        </div>
        <div className="stack">
          <Facts it={it} />
          <section className="submission-box stack" aria-labelledby="submission-files">
            <h2 id="submission-files">{t('files.title')}</h2>
            {it.attachments.length > 0 ? <AttachmentList it={it} /> : <p className="soft">{t('files.none')}</p>}
          </section>
        </div>
      </div>
    </div>
  );
}

function wayTo(it: Submission) {
  if (!it.campaign) return [];
  const params = { slug: it.campaign.slug };
  return [
    <Link key="campaign" to="/campaigns/$slug" params={params}>
      {localized(it.campaign.title)}
    </Link>,
    <Submissions key="submissions" slug={it.campaign.slug} />,
  ];
}

function Submissions({ slug }: { slug: string }) {
  const { t } = useTranslation('submissions');
  return (
    <Link to="/campaigns/$slug/submissions" params={{ slug }}>
      {t('list.title')}
    </Link>
  );
}

function Marks({ it }: { it: Submission }) {
  const words = useWords();
  return (
    <div className="row">
      {it.code ? <span className="submission-code">{it.code}</span> : null}
      <Tag tone={submissionTone[it.status]}>{words.submission(it.status)}</Tag>
      <Tag>{words.submissionKind(it.kind)}</Tag>
      {it.policy_area ? <Tag>{words.policyArea(it.policy_area)}</Tag> : null}
    </div>
  );
}

function Actions({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const { can_edit, can_withdraw, can_reply } = it.abilities;
  if (!can_edit && !can_withdraw) return null;
  return (
    <>
      {can_edit ? (
        <ButtonLink variant={can_reply ? 'secondary' : 'primary'} to="/submissions/$id/edit" params={{ id: it.id }}>
          {t(can_reply ? 'show.complete' : 'show.edit')}
        </ButtonLink>
      ) : null}
      {can_withdraw ? (
        <Suspense>
          <Withdraw it={it} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Who brought it, for whom, and who sees it. */
function Facts({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const words = useWords();
  const { date } = useFormats();
  const facts: (readonly [string, ReactNode])[] = [
    [t('show.organisation'), it.organisation ? <BodyLink key="body" body={it.organisation} /> : null],
    [t('show.unit'), it.unit],
    [t('show.author'), it.author?.name],
    [t('show.submittedAt'), it.submitted_at ? date(it.submitted_at) : null],
    [t('show.visibility'), words.visibility(it.visibility)],
  ];
  return (
    <section className="submission-box stack" aria-labelledby="submission-facts">
      <h2 id="submission-facts">{t('show.facts')}</h2>
      <dl className="submission-facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
