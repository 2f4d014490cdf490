import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { type Step, Stepper } from '@/ui/stepper';
import type { StageKind } from '@/words/lists';
import { useWords } from '@/words/words';
import { type Campaign, type Stage, useStageLine } from './state';

type Figures = components['schemas']['CampaignFigures'];

interface Props {
  campaign: Campaign;
  figures: Figures | undefined;
}

/** The five stages: which is under way, the dates of each, and what each has brought. */
export function Stages({ campaign, figures }: Props) {
  const { t } = useTranslation('campaigns');
  const words = useWords();
  const line = useStageLine();
  const steps = campaign.stages.map(
    (stage): Step => ({
      label: words.stage(stage.kind),
      state: stage.kind === campaign.current ? 'current' : isBehind(stage, campaign) ? 'done' : 'next',
      note: (
        <>
          <span className={stage.state === 'open' ? 'stage-open' : undefined}>{line(stage)}</span>
          {stage.override_reason ? <span className="stage-reason">{stage.override_reason}</span> : null}
          {stage.state === 'scheduled' ? null : <Brought kind={stage.kind} slug={campaign.slug} figures={figures} />}
        </>
      ),
    }),
  );
  return <Stepper steps={steps} label={t('stages.title')} />;
}

/** Over, or open beside a later one. */
const isBehind = (stage: Stage, campaign: Campaign): boolean => {
  const order = campaign.stages.map(({ kind }) => kind);
  const before = campaign.current ? order.indexOf(stage.kind) < order.indexOf(campaign.current) : false;
  return stage.state === 'closed' || (stage.state === 'open' && before);
};

/** A figure that leads to what it counts. */
function Brought({ kind, slug, figures }: { kind: StageKind; slug: string; figures: Figures | undefined }) {
  const { t } = useTranslation('campaigns');
  if (!figures) return null;
  const brought: Record<StageKind, ReactNode> = {
    join: figures.survey ? (
      <Link to="/surveys/$slug" params={{ slug: figures.survey }}>
        {t('stages.survey')}
      </Link>
    ) : (
      t('stages.members', { count: figures.members })
    ),
    submit: (
      <Link to="/campaigns/$slug/submissions" params={{ slug }}>
        {t('stages.submissions', { count: figures.submissions })}
      </Link>
    ),
    triage: (
      <Link to="/challenges" search={{ campaign: slug }}>
        {t('stages.challenges', { count: figures.challenges })}
      </Link>
    ),
    design: t('stages.projects', { count: figures.projects }),
    library: <Link to="/library">{t('stages.entries', { count: figures.library_entries })}</Link>,
  };
  return <span className="stage-brought">{brought[kind]}</span>;
}
