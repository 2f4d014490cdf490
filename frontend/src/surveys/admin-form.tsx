import { useQuery } from '@tanstack/react-query';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { ErrorSummary, type Faults, Form, type FormValues, useForm } from '@/ui/form';
import { Select, TextArea, TextField } from '@/ui/text-field';
import type { Survey } from './queries';

export type SurveySettings = components['schemas']['SurveySettings'];

interface Props {
  survey?: Survey | undefined;
  /** Sends what was written; the address is given for a new survey only. */
  send: (settings: SurveySettings, slug: string) => Promise<void>;
}

/** The texts, the window, the audience and the questionnaire of a survey. */
export function SurveyForm({ survey, send }: Props) {
  const { t } = useTranslation('surveys');
  const { data: questionnaires } = useQuery(
    query.queryOptions('get', '/api/v1/questionnaires', { params: { query: { purpose: 'survey', limit: 100 } } }),
  );
  const { data: campaigns } = useQuery(
    query.queryOptions('get', '/api/v1/campaigns', { params: { query: { limit: 100 } } }),
  );
  const form = useForm(
    (values) => missing(values, survey ? [] : ['slug'], t('admin.required')),
    (values) => send(settingsOf(values), values.slug ?? ''),
  );
  const versions = (questionnaires?.items ?? []).flatMap(({ title, versions: all }) =>
    all
      .filter(({ status }) => status === 'published')
      .map(({ id, version }) => ({ value: id, label: t('admin.version', { title: localized(title), version }) })),
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      {survey ? null : (
        <TextField name="slug" label={t('admin.slug')} help={t('admin.slugHelp')} required autoComplete="off" />
      )}
      <TextField name="title.el" label={t('admin.titleEl')} required defaultValue={survey?.title.el} />
      <TextField name="title.en" label={t('admin.titleEn')} required lang="en" defaultValue={survey?.title.en ?? ''} />
      <TextArea
        name="summary.el"
        label={t('admin.summaryEl')}
        required
        maxLength={2000}
        defaultValue={survey?.summary.el}
      />
      <TextArea
        name="summary.en"
        label={t('admin.summaryEn')}
        required
        lang="en"
        maxLength={2000}
        defaultValue={survey?.summary.en ?? ''}
      />
      <Select
        key={`versions-${versions.length}`}
        name="questionnaire_version_id"
        label={t('admin.questionnaire')}
        required
        placeholder={t('admin.choose')}
        options={versions}
        defaultValue={survey?.questionnaire_version_id ?? ''}
      />
      <Select
        key={`campaigns-${campaigns?.items.length ?? 0}`}
        name="campaign_id"
        label={t('admin.campaign')}
        placeholder={t('admin.noCampaign')}
        options={(campaigns?.items ?? []).map(({ id, title }) => ({ value: id, label: localized(title) }))}
        defaultValue={survey?.campaign?.id ?? ''}
      />
      <RadioGroup
        name="audience"
        label={t('facts.audience')}
        required
        choices={(['members', 'public'] as const).map((value) => ({ value, label: t(`audience.${value}`) }))}
        defaultValue={survey?.audience ?? 'members'}
      />
      <TextField
        name="opens_at"
        type="datetime-local"
        label={t('admin.opens')}
        required
        defaultValue={survey ? localTime(survey.opens_at) : ''}
      />
      <TextField
        name="closes_at"
        type="datetime-local"
        label={t('admin.closes')}
        required
        defaultValue={survey ? localTime(survey.closes_at) : ''}
      />
      <Button type="submit" variant="primary" pending={form.pending}>
        {t(survey ? 'admin.save' : 'admin.create')}
      </Button>
    </Form>
  );
}

const REQUIRED = [
  'title.el',
  'title.en',
  'summary.el',
  'summary.en',
  'questionnaire_version_id',
  'audience',
  'opens_at',
  'closes_at',
];

function missing(values: FormValues, more: readonly string[], fault: string): Faults {
  return Object.fromEntries([...more, ...REQUIRED].filter((name) => !values[name]).map((name) => [name, fault]));
}

function settingsOf(values: FormValues): SurveySettings {
  const text = (name: string) => ({ el: values[`${name}.el`] ?? '', en: values[`${name}.en`] ?? '' });
  const campaign = values.campaign_id;
  return {
    title: text('title'),
    summary: text('summary'),
    questionnaire_version_id: values.questionnaire_version_id ?? '',
    audience: values.audience === 'public' ? 'public' : 'members',
    opens_at: new Date(values.opens_at ?? '').toISOString(),
    closes_at: new Date(values.closes_at ?? '').toISOString(),
    ...(campaign ? { campaign_id: campaign } : {}),
  };
}

/** As the field for a day and a time wants it: where the reader is. */
function localTime(moment: string): string {
  const at = new Date(moment);
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
