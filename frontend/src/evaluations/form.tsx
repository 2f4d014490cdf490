import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { ErrorSummary, Form, type FormValues, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { type Round, roundChanged } from './queries';

type Status = components['schemas']['EvaluationStatus'];

/** How not to give a value. */
const ABSTAIN = 'abstain';

/** My evaluation by the rubric: a draft, submitted, or revised until the outcome. */
export function EvaluationFormPanel({ round }: { round: Round }) {
  const { t } = useTranslation('evaluations');
  const queries = useQueryClient();
  const wanted = useRef<Status>('submitted');
  const [sending, setSending] = useState<Status>();
  const { mine, rubric } = round;
  const isSubmitted = mine?.status === 'submitted';

  const check = (values: FormValues) => {
    if (wanted.current === 'draft') return {};
    const unanswered = rubric.criteria.filter(({ key }) => !values[`values.${key}`]);
    return Object.fromEntries(
      unanswered.map(({ key, label }) => [`values.${key}`, t('form.choose', { label: localized(label) })]),
    );
  };

  const form = useForm(check, async (values) => {
    const status = wanted.current;
    setSending(status);
    const given = rubric.criteria.flatMap(({ key }) => {
      const value = values[`values.${key}`];
      return value ? [[key, value === ABSTAIN ? null : Number(value)] as const] : [];
    });
    const body = { values: Object.fromEntries(given), comment: values.comment ?? '', status };
    try {
      if (mine) {
        const params = { path: { id: mine.id }, header: { 'If-Match': `"${mine.revision}"` } };
        await api.PUT('/api/v1/evaluations/{id}', { params, body });
      } else {
        await api.POST('/api/v1/evaluation-rounds/{id}/evaluations', { params: { path: { id: round.id } }, body });
      }
    } catch (error) {
      if (isProblem(error, 'stale')) throw new Error(t('form.stale'));
      throw error;
    } finally {
      setSending(undefined);
    }
    toast(t(status === 'draft' ? 'form.drafted' : 'form.submitted'));
    await roundChanged(queries);
  });

  const choices = [
    ...rubric.scale.map(({ value, label }) => ({ value: String(value), label: step(value, localized(label)) })),
    { value: ABSTAIN, label: t('form.abstain') },
  ];
  const before = (key: string): string | undefined => {
    const value = mine?.values[key];
    return value === undefined ? undefined : value === null ? ABSTAIN : String(value);
  };
  return (
    <section className="stack evaluation-form" aria-labelledby="my-evaluation">
      <h2 id="my-evaluation">{t(isSubmitted ? 'form.titleRevise' : 'form.title')}</h2>
      <p className="soft measure">{t(isSubmitted ? 'form.leadRevise' : 'form.lead')}</p>
      <Form form={form} label={t('form.title')} className="stack">
        <ErrorSummary />
        {rubric.criteria.map(({ key, label, help, weight }) => (
          <RadioGroup
            key={key}
            name={`values.${key}`}
            label={
              <>
                {localized(label)} <span className="criterion-weight">{t('form.weight', { weight })}</span>
              </>
            }
            help={localized(help) || undefined}
            choices={choices}
            defaultValue={before(key)}
            inline
            required
          />
        ))}
        <TextArea
          name="comment"
          label={t('form.comment')}
          help={t('form.commentHelp')}
          defaultValue={mine?.comment}
          maxLength={4000}
          rows={6}
        />
        <div className="row">
          <Button
            type="submit"
            variant="call"
            pending={sending === 'submitted'}
            onClick={() => {
              wanted.current = 'submitted';
            }}
          >
            {t(isSubmitted ? 'form.revise' : 'form.submit')}
          </Button>
          {isSubmitted ? null : (
            <Button
              type="submit"
              pending={sending === 'draft'}
              onClick={() => {
                wanted.current = 'draft';
              }}
            >
              {t('form.draft')}
            </Button>
          )}
        </div>
      </Form>
    </section>
  );
}

/** `4 · Μεγάλη`; where the label is the number itself it stands once. */
export const step = (value: number, label: string): string =>
  label && label !== String(value) ? `${value} · ${label}` : String(value);
