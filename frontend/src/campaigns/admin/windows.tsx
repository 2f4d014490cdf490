import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { useWords } from '@/words/words';
import type { Campaign } from '../state';
import { LostRace, type Race, useRace } from './race';
import { rethrow } from './settings-form';

/** When each stage opens and closes, in the local time of whoever writes it. */
export function Windows({ campaign }: { campaign: Campaign }) {
  const race = useRace(campaign, ({ stages }) => stages.map((stage) => [stage.opens_at, stage.closes_at]));
  return <WindowsForm key={race.round} campaign={race.start} race={race} />;
}

function WindowsForm({ campaign, race }: { campaign: Campaign; race: Race }) {
  const { t } = useTranslation('campaign-admin');
  const words = useWords();
  const kinds = campaign.stages.map(({ kind }) => kind);
  const form = useForm(
    () => (race.lost ? { '': t('race.choose') } : {}),
    async (values) => {
      const instant = (name: string) => (values[name] ? new Date(values[name]).toISOString() : null);
      const stages = kinds.map((kind) => ({
        kind,
        opens_at: instant(`${kind}.opens_at`),
        closes_at: instant(`${kind}.closes_at`),
      }));
      // `/stages/1/closes_at` is the field `submit.closes_at`.
      const rename = (pointer: string) =>
        pointer.replace(/^\/stages\/(\d+)\//, (_, index: string) => `/${kinds[Number(index)] ?? ''}/`);
      await race
        .save((ifMatch) =>
          api.PUT('/api/v1/campaigns/{slug}/stages', {
            params: { path: { slug: campaign.slug }, header: { 'If-Match': ifMatch } },
            body: { stages },
          }),
        )
        .catch((error: unknown) => rethrow(error, rename));
      toast(t('admin.saved'));
    },
  );
  return (
    <Form form={race.watch(form)} className="form campaign-form" label={t('windows.title')}>
      <ErrorSummary />
      {campaign.stages.map((stage) => (
        <fieldset key={stage.kind} className="field-set">
          <legend>{words.stage(stage.kind)}</legend>
          <div className="campaign-window">
            <TextField
              name={`${stage.kind}.opens_at`}
              type="datetime-local"
              label={t('windows.opens')}
              defaultValue={local(stage.opens_at)}
            />
            <TextField
              name={`${stage.kind}.closes_at`}
              type="datetime-local"
              label={t('windows.closes')}
              defaultValue={local(stage.closes_at)}
            />
          </div>
        </fieldset>
      ))}
      <LostRace race={race} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('windows.save')}
        </Button>
      </div>
    </Form>
  );
}

/** An instant as the browser's own field holds it: `2026-11-24T12:00`, in local time. */
function local(instant: string | null | undefined): string {
  if (!instant) return '';
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
