import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Stepper } from '@/ui/stepper';

type Journey = components['schemas']['Journey'];
type Stage = components['schemas']['JourneyStage'];

/** The five stages of the campaign that is going on, from the person's side. */
export function MyJourney({ journey }: { journey: Journey }) {
  const { t } = useTranslation('agenda');
  const current = journey.stages.findIndex((stage) => stage.kind === journey.current);
  const before = (index: number, stage: Stage) => (current < 0 ? stage.state === 'closed' : index < current);
  return (
    <section className="stack" aria-labelledby="my-journey">
      <h2 id="my-journey">{t('journey.title')}</h2>
      <p className="measure">
        <Link to={`/campaigns/${journey.slug}` as string}>{localized(journey.title)}</Link>
      </p>
      <Stepper
        label={t('journey.label')}
        steps={journey.stages.map((stage, index) => ({
          label: t(`stage.${stage.kind}`),
          state: index === current ? 'current' : before(index, stage) ? 'done' : 'next',
          note: <StageNote stage={stage} />,
        }))}
      />
    </section>
  );
}

/** When it opens or closes, and whether the person took part. */
function StageNote({ stage }: { stage: Stage }) {
  const { t } = useTranslation('agenda');
  const { shortDate } = useFormats();
  const when =
    stage.state === 'open' && stage.closes_at
      ? t('journey.until', { date: shortDate(stage.closes_at) })
      : stage.state === 'scheduled' && stage.opens_at
        ? t('journey.from', { date: shortDate(stage.opens_at) })
        : t(`journey.${stage.state}`);
  return (
    <>
      {when}
      {stage.took_part ? <strong className="took-part">{t('journey.tookPart')}</strong> : null}
    </>
  );
}
