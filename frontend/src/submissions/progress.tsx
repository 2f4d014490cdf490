import { useFormats, useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { type Step, Stepper } from '@/ui/stepper';
import { Tag } from '@/ui/tag';
import { useWords } from '@/words/words';
import { type Submission, useNextStep } from './state';

/** The way from the draft to the answer, and what happens next. */
export function Progress({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  return (
    <section className="stack" aria-labelledby="submission-progress">
      <h2 id="submission-progress" className="hidden-text">
        {t('progress.title')}
      </h2>
      {it.status === 'withdrawn' ? null : <Way it={it} />}
      <Next it={it} />
    </section>
  );
}

function Way({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const words = useWords();
  const { shortDate } = useFormats();
  const place = PLACE[it.status];
  const labels = [
    words.submission('draft'),
    words.submission('submitted'),
    words.submission(it.status === 'needs_information' ? 'needs_information' : 'in_review'),
    place === 3 ? words.submission(it.status) : t('progress.answer'),
  ];
  const notes = [
    it.submitted_at ? undefined : t('progress.draft'),
    it.submitted_at ? shortDate(it.submitted_at) : undefined,
    undefined,
    place < 3 && it.next_step?.owner === 'department' && it.next_step.due_at
      ? t('due.by', { date: shortDate(it.next_step.due_at) })
      : undefined,
  ];
  const stateOf = (index: number): Step['state'] => {
    if (index < place || (index === place && place === 3)) return 'done';
    return index === place ? 'current' : 'next';
  };
  return (
    <Stepper
      label={t('progress.title')}
      steps={labels.map((label, index) => ({ label, state: stateOf(index), note: notes[index] }))}
    />
  );
}

const PLACE: Readonly<Record<Submission['status'], number>> = {
  draft: 0,
  submitted: 1,
  in_review: 2,
  needs_information: 2,
  promoted: 3,
  merged: 3,
  declined: 3,
  withdrawn: 3,
};

/** The next step, its owner and its date. */
function Next({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const next = useNextStep(it.abilities.can_edit || it.abilities.can_withdraw);
  const step = it.next_step;
  if (!step) return <Notice title={t(it.status === 'withdrawn' ? 'progress.withdrawn' : 'progress.closed')} />;
  const due = next.due(step);
  return (
    <Notice
      tone={it.status === 'needs_information' ? 'warn' : 'info'}
      title={t('progress.next', { action: next.action(step) })}
    >
      <span className="row">
        <span>{[next.owner(step), due].filter(Boolean).join(' · ')}</span>
        {step.overdue ? <Tag tone="bad">{t('due.overdue')}</Tag> : null}
      </span>
    </Notice>
  );
}
