import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, type Faults, Form, type FormValues, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { MergeFields } from './merge-fields';
import { faultsOfNew, newChallenge, PromoteFields } from './promote-fields';
import { KINDS } from './score-form';

type Kind = components['schemas']['DecisionKind'];
type NewTriageDecision = components['schemas']['NewTriageDecision'];
type Scores = components['schemas']['Scores'];
type Submission = components['schemas']['Submission'];

/** What a coordinator decides, with the reasons that the author reads; asked once more before it is done. */
export function Decide({ submission, scores }: { submission: Submission; scores: Scores }) {
  const { t } = useTranslation('triage');
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>();
  const { can_ask: canAsk, can_promote: canPromote } = scores.abilities;
  const [sure, setSure] = useState<(yes: boolean) => void>();

  const check = (values: FormValues): Faults => {
    const faults: Record<string, string> = {};
    if (!values.kind) return { kind: t('decide.kindFault') };
    if (values.kind === 'promote' && values.where === 'existing' && !values.challenge_id) {
      faults.challenge_id = t('decide.challengeFault');
    }
    if (values.kind === 'promote' && values.where === 'new') Object.assign(faults, faultsOfNew(values, t));
    if (values.kind === 'merge' && !values.merged_into_id) faults.merged_into_id = t('decide.mergeFault');
    const long = (values.rationale ?? '').length;
    if (long < 10 || long > 4000) faults.rationale = t('decide.rationaleFault');
    return faults;
  };

  const form = useForm(check, async (values) => {
    // A decision is not taken back: the person says so twice.
    const yes = await new Promise<boolean>((answer) => setSure(() => answer));
    setSure(undefined);
    if (!yes) return;
    const body: NewTriageDecision = { kind: values.kind as Kind, rationale: values.rationale ?? '' };
    if (body.kind === 'promote' && values.where === 'new') body.new_challenge = newChallenge(values);
    if (body.kind === 'promote' && values.where === 'existing') body.challenge_id = values.challenge_id ?? null;
    if (body.kind === 'merge') body.merged_into_id = values.merged_into_id ?? null;
    await api.POST('/api/v1/submissions/{id}/decisions', { params: { path: { id: submission.id } }, body });
    toast(t(`done.${body.kind}`));
    await queries.invalidateQueries();
  });

  return (
    <section className="stack review-panel" aria-labelledby="decide-title">
      <h2 id="decide-title">{t('decide.title')}</h2>
      <Form form={form} label={t('decide.title')} className="stack stack-wide">
        <ErrorSummary />
        <RadioGroup
          name="kind"
          label={t('decide.kind')}
          required
          choices={KINDS.filter((each) => canAsk || each !== 'ask').map((value) => ({
            value,
            label: t(`kind.${value}`),
            help:
              value === 'promote' && !canPromote
                ? t('decide.missing', { count: scores.missing_scores ?? 0 })
                : t(`decide.help.${value}`),
            disabled: value === 'promote' && !canPromote,
          }))}
          onChange={(chosen) => setKind(chosen as Kind)}
        />
        {kind === 'promote' ? <PromoteFields submission={submission} /> : null}
        {kind === 'merge' ? <MergeFields submission={submission} /> : null}
        <TextArea
          name="rationale"
          label={t(kind === 'ask' ? 'decide.question' : 'decide.rationale')}
          help={t(kind === 'ask' ? 'decide.questionHelp' : 'decide.rationaleHelp')}
          maxLength={4000}
          required
        />
        <div>
          <Button type="submit" variant="primary" pending={form.pending && !sure}>
            {t('decide.go')}
          </Button>
        </div>
      </Form>
      <Dialog
        title={t('decide.sure')}
        open={sure !== undefined}
        onClose={() => sure?.(false)}
        actions={
          <>
            <Button variant="primary" onClick={() => sure?.(true)}>
              {kind ? t(`kind.${kind}`) : t('decide.go')}
            </Button>
            <Button onClick={() => sure?.(false)}>{t('decide.back')}</Button>
          </>
        }
      >
        <p>{t('decide.sureText', { code: submission.code ?? '' })}</p>
      </Dialog>
    </section>
  );
}
