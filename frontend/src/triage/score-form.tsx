import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, type Faults, Form, useForm } from '@/ui/form';
import { Select, TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { ABSTAIN, ScaleField } from './scale-field';

type Kind = components['schemas']['DecisionKind'];

export const KINDS: readonly Kind[] = ['promote', 'decline', 'merge', 'ask'];

interface Props {
  submission: string;
  campaign: string | undefined;
  criteria: components['schemas']['CriteriaSet'];
  mine: components['schemas']['Score'] | undefined;
}

/** A step of the scale for each criterion, a comment and a recommendation; then the next submission of the queue. */
export function ScoreForm({ submission, campaign, criteria, mine }: Props) {
  const { t } = useTranslation('triage');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const goesOn = useRef(false);

  const check = (values: Readonly<Record<string, string>>): Faults => {
    const missing = criteria.criteria.filter(({ key }) => !values[`values.${key}`]);
    return Object.fromEntries(
      missing.map(({ key, label }) => [`values.${key}`, t('score.missing', { criterion: localized(label) })]),
    );
  };

  const form = useForm(check, async (values) => {
    const body = {
      values: Object.fromEntries(criteria.criteria.map(({ key }) => [key, stepOf(values[`values.${key}`])])),
      comment: values.comment || null,
      recommendation: (values.recommendation as Kind) || null,
    };
    try {
      if (mine) {
        const params = { path: { id: mine.id }, header: { 'If-Match': `"${mine.revision}"` } };
        await api.PUT('/api/v1/scores/{id}', { params, body });
      } else {
        await api.POST('/api/v1/submissions/{id}/scores', { params: { path: { id: submission } }, body });
      }
    } catch (error) {
      if (isProblem(error, 'stale')) throw new Error(t('score.stale'));
      throw error;
    }
    toast(t('score.saved'));
    const next = goesOn.current && campaign ? await nextOf(campaign) : undefined;
    await queries.invalidateQueries();
    if (next) await navigate({ to: '/triage/$id', params: { id: next } });
    else if (goesOn.current && campaign) {
      toast(t('score.allDone'));
      await navigate({ to: '/triage', search: { campaign } });
    }
  });

  const given = (key: string) => (mine ? String(mine.values[key] ?? ABSTAIN) : undefined);

  return (
    <section className="stack review-panel" aria-labelledby="score-title">
      <h2 id="score-title">{t(mine ? 'score.revise' : 'score.title')}</h2>
      <Form form={form} label={t('score.title')} className="stack stack-wide">
        <ErrorSummary />
        <p className="soft">{t('score.intro')}</p>
        {criteria.criteria.map((criterion) => (
          <ScaleField key={criterion.key} criterion={criterion} scale={criteria.scale} given={given(criterion.key)} />
        ))}
        <Select
          name="recommendation"
          label={t('score.recommendation')}
          placeholder={t('score.noRecommendation')}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          defaultValue={mine?.recommendation ?? ''}
        />
        <TextArea
          name="comment"
          label={t('score.comment')}
          help={t('score.commentHelp')}
          maxLength={4000}
          defaultValue={mine?.comment ?? ''}
        />
        <div className="row">
          <Button
            type="submit"
            variant="call"
            pending={form.pending}
            onClick={() => {
              goesOn.current = true;
            }}
          >
            {t('score.saveNext')}
          </Button>
          <Button
            type="submit"
            pending={form.pending}
            onClick={() => {
              goesOn.current = false;
            }}
          >
            {t('score.save')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

const stepOf = (value: string | undefined): number | null =>
  value === undefined || value === ABSTAIN ? null : Number(value);

async function nextOf(campaign: string): Promise<string | undefined> {
  const { data } = await api.GET('/api/v1/campaigns/{slug}/triage-queue', { params: { path: { slug: campaign } } });
  return data?.next?.id;
}
