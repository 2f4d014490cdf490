import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { AnswerList } from '@/questionnaires/answer-list';
import { AttachmentList } from '@/submissions/attachment-list';
import { Conversation } from '@/submissions/conversation';
import '@/submissions/submission.css';

type Submission = components['schemas']['Submission'];

/** The whole submission, to be read. */
export function Reading({ submission }: { submission: Submission }) {
  const { t } = useTranslation('triage');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="stack stack-wide review-reading" aria-label={t('reading.label')} tabIndex={0}>
      <section className="stack" aria-labelledby="reading-summary">
        <h2 id="reading-summary">{t('reading.summary')}</h2>
        <p className="review-text">{submission.summary}</p>
      </section>
      <Facts submission={submission} />
      <AnswerList version={submission.form_version_id} answers={submission.answers} />
      {submission.attachments.length > 0 ? (
        <section className="stack" aria-labelledby="reading-attachments">
          <h2 id="reading-attachments">{t('reading.attachments')}</h2>
          <AttachmentList it={submission} />
        </section>
      ) : null}
      {submission.abilities.can_follow ? <Conversation it={submission} /> : null}
    </section>
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
