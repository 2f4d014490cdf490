import { useQueryClient } from '@tanstack/react-query';
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

const TONES: Readonly<Record<Stage['state'], TagTone>> = { open: 'good', closed: 'neutral', scheduled: 'info' };
const STATES = ['open', 'closed', 'dates'] as const;

/** Stages opened or closed by hand, each with its reason. */
export function Overrides({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const words = useWords();
  const line = useStageLine();
  const [chosen, setChosen] = useState<Stage>();
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
                onClick={() => setChosen(stage)}
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
        onClose={() => setChosen(undefined)}
      >
        {chosen ? <OverrideForm campaign={campaign} stage={chosen} onDone={() => setChosen(undefined)} /> : null}
      </Dialog>
    </>
  );
}

function OverrideForm({ campaign, stage, onDone }: { campaign: Campaign; stage: Stage; onDone: () => void }) {
  const { t } = useTranslation('campaigns');
  const queries = useQueryClient();
  const form = useForm(
    ({ reason = '' }) => (reason.length < 3 ? { reason: t('override.reasonFault') } : {}),
    async ({ state, reason = '' }) => {
      await api.PUT('/api/v1/campaigns/{slug}/stages/{kind}/override', {
        params: { path: { slug: campaign.slug, kind: stage.kind } },
        headers: { 'if-match': `"${campaign.revision}"` },
        body: { state: state === 'open' || state === 'closed' ? state : null, reason },
      });
      toast(t('admin.saved'));
      onDone();
      await queries.invalidateQueries();
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <RadioGroup
        name="state"
        label={t('override.question')}
        defaultValue={stage.override_state ?? 'dates'}
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
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('admin.save')}
        </Button>
        <Button onClick={onDone}>{t('admin.cancel')}</Button>
      </div>
    </Form>
  );
}
