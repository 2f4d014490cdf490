import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';

type Submission = components['schemas']['Submission'];

/** The whole submission, to be read. */
export function Reading({ submission }: { submission: Submission }) {
  const { t } = useTranslation('triage');
  return (
    <div className="stack stack-wide">
      <section className="stack" aria-labelledby="reading-summary">
        <h2 id="reading-summary">{t('reading.summary')}</h2>
        <p className="review-text">{submission.summary}</p>
      </section>
      <Facts submission={submission} />
      {submission.abilities.can_follow ? <Conversation submission={submission.id} /> : null}
    </div>
  );
}

function Facts({ submission }: { submission: Submission }) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('words');
  const { date } = useFormats();
  const { policy_area: area, submitted_at: submitted } = submission;
  const facts: [label: string, value: string | false | null | undefined][] = [
    [t('reading.body'), bodyName(submission.organisation)],
    [t('reading.unit'), submission.unit],
    [t('reading.author'), submission.author?.name],
    [t('reading.kind'), word(`submissionKind.${submission.kind}`)],
    [t('reading.area'), area && word(`theme.${area}`)],
    [t('reading.submitted'), submitted && date(submitted)],
  ];
  return (
    <dl className="review-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What the department asked and what the author answered. */
function Conversation({ submission }: { submission: string }) {
  const { t } = useTranslation('triage');
  const { dateTime } = useFormats();
  const { data } = query.useQuery('get', '/api/v1/submissions/{id}/messages', {
    params: { path: { id: submission }, query: { limit: 100 } },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="reading-messages">
      <h2 id="reading-messages">{t('reading.messages')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list" className="stack">
        {data.items.map(({ id, kind, body, created_at: at }) => (
          <li key={id} className={`review-message review-message-${kind}`}>
            <p className="faint">
              {t(`reading.${kind}`)} · {dateTime(at)}
            </p>
            <p className="review-text">{body}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
