import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { ErrorSummary, type Faults, Form, type FormValues, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { OUTCOMES } from './outcome';
import { type Outcome, type Round, roundChanged } from './queries';

/** The outcome of the round, by somebody who did not evaluate and is not in the team. */
export function Decide({ round }: { round: Round }) {
  const { t } = useTranslation('evaluations');
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const check = (values: FormValues): Faults => {
    const faults: Record<string, string> = {};
    if (!values.outcome) faults.outcome = t('decide.outcomeFault');
    const length = [...(values.rationale ?? '')].length;
    if (length < 20 || length > 4000) faults.rationale = t('decide.rationaleFault');
    return faults;
  };
  const form = useForm(check, async ({ outcome, rationale = '' }) => {
    await api.POST('/api/v1/evaluation-rounds/{id}/decision', {
      params: { path: { id: round.id } },
      body: { outcome: outcome as Outcome, rationale },
    });
    toast(t('decide.decided'));
    await roundChanged(queries);
    document.querySelector('h1')?.focus();
  });
  return (
    <section className="stack decide" aria-labelledby="decide">
      <h2 id="decide">{t('decide.title')}</h2>
      <p className="measure">{t('decide.lead')}</p>
      <Form form={form} label={t('decide.title')} className="stack">
        <ErrorSummary />
        <RadioGroup
          name="outcome"
          label={t('decide.outcome')}
          choices={OUTCOMES.map((value) => ({
            value,
            label: t(`decide.${value}`),
            help: t(`decide.${value}Help`),
          }))}
          value={chosen ?? ''}
          onChange={setChosen}
          required
        />
        <TextArea
          name="rationale"
          label={t('decide.rationale')}
          help={t('decide.rationaleHelp')}
          maxLength={4000}
          rows={6}
          required
        />
        <div>
          <Button type="submit" variant={chosen === 'reject' ? 'danger' : 'call'} pending={form.pending}>
            {t('decide.decide')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
