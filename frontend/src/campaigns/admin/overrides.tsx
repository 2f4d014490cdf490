import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { DataTable } from '@/ui/data-table';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Tag, type TagTone } from '@/ui/tag';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { useWords } from '@/words/words';
import { type Campaign, type Stage, useStageLine } from '../state';
import { LostRace, type Race, useRace } from './race';

const TONES: Readonly<Record<Stage['state'], TagTone>> = { open: 'good', closed: 'neutral', scheduled: 'info' };
const STATES = ['open', 'closed', 'dates'] as const;

/** Stages opened or closed by hand, each with its reason. */
export function Overrides({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaign-admin');
  const words = useWords();
  const line = useStageLine();
  const [kind, setKind] = useState<Stage['kind']>();
  const chosen = campaign.stages.find((stage) => stage.kind === kind);
  return (
    <>
      <DataTable
        caption={t('override.title')}
        captionHidden
        rows={campaign.stages}
        keyOf={({ kind }) => kind}
        columns={[
          { key: 'stage', head: t('override.stage'), cell: ({ kind }) => words.stage(kind) },
          {
            key: 'state',
            head: t('override.now'),
            cell: (stage) => <Tag tone={TONES[stage.state]}>{line(stage)}</Tag>,
          },
          {
            key: 'reason',
            head: t('override.reason'),
            cell: (stage) => stage.override_reason ?? t('override.byDates'),
          },
          {
            key: 'change',
            head: <span className="hidden-text">{t('override.change')}</span>,
            cell: (stage) => (
              <Button
                small
                aria-label={t('override.changeOf', { stage: words.stage(stage.kind) })}
                onClick={() => setKind(stage.kind)}
              >
                {t('override.change')}
              </Button>
            ),
          },
        ]}
      />
      <Dialog
        title={chosen ? words.stage(chosen.kind) : ''}
        open={chosen !== undefined}
        onClose={() => setKind(undefined)}
      >
        {chosen ? <OverrideForm campaign={campaign} stage={chosen} onDone={() => setKind(undefined)} /> : null}
      </Dialog>
    </>
  );
}

interface FormProps {
  campaign: Campaign;
  stage: Stage;
  onDone: () => void;
}

function OverrideForm({ campaign, stage: { kind }, onDone }: FormProps) {
  const race = useRace(campaign, (of) => {
    const stage = of.stages.find((each) => each.kind === kind);
    return [stage?.override_state, stage?.override_reason];
  });
  return <OverrideFields key={race.round} slug={campaign.slug} kind={kind} race={race} onDone={onDone} />;
}

interface FieldsProps {
  slug: string;
  kind: Stage['kind'];
  race: Race;
  onDone: () => void;
}

function OverrideFields({ slug, kind, race, onDone }: FieldsProps) {
  const { t } = useTranslation('campaign-admin');
  const stage = race.start.stages.find((each) => each.kind === kind);
  const form = useForm(
    ({ reason = '' }) => ({
      ...(race.lost ? { '': t('race.choose') } : {}),
      ...(reason.length < 3 ? { reason: t('override.reasonFault') } : {}),
    }),
    async ({ state, reason = '' }) => {
      await race.save((ifMatch) =>
        api.PUT('/api/v1/campaigns/{slug}/stages/{kind}/override', {
          params: { path: { slug, kind }, header: { 'If-Match': ifMatch } },
          body: { state: state === 'open' || state === 'closed' ? state : null, reason },
        }),
      );
      toast(t('admin.saved'));
      onDone();
    },
  );
  return (
    <Form form={race.watch(form)}>
      <ErrorSummary />
      <RadioGroup
        name="state"
        label={t('override.question')}
        defaultValue={stage?.override_state ?? 'dates'}
        choices={STATES.map((value) => ({ value, label: t(`override.${value}`) }))}
      />
      <TextArea
        name="reason"
        label={t('override.reason')}
        help={t('override.reasonHelp')}
        required
        rows={3}
        maxLength={500}
      />
      <LostRace race={race} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('admin.save')}
        </Button>
        <Button onClick={onDone}>{t('admin.cancel')}</Button>
      </div>
    </Form>
  );
}
