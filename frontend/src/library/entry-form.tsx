import type { ReactNode } from 'react';
import type { components } from '@/api/schema.gen';
import { artworkNames } from '@/art/artwork';
import { useTranslation } from '@/i18n';
import { KINDS, REGIONS } from '@/organisations/kinds';
import { Button } from '@/ui/button';
import { ErrorSummary, type Faults, Form, type FormState, type FormValues } from '@/ui/form';
import { Select, TextArea, TextField } from '@/ui/text-field';
import { BodyField } from './body-field';
import { COSTS, LIFECYCLES, THEMES } from './choices';
import './admin.css';

export type EntryFields = components['schemas']['EntryFields'];
export type EntryStart = Partial<EntryFields> & { organisation?: components['schemas']['OrganisationName'] | null };

/** Which must not stay empty, with the least length where one is asked. */
const REQUIRED: Readonly<Record<string, number>> = { title: 5, summary: 20, problem: 1, solution: 1, licence: 1 };

/** What is missing, before the API is asked. */
export function useEntryCheck(): (values: FormValues) => Faults {
  const { t } = useTranslation('library');
  return (values) => {
    const faults: Record<string, string> = {};
    for (const [name, min] of Object.entries(REQUIRED)) {
      const length = values[name]?.length ?? 0;
      if (length === 0) faults[name] = t('form.missing', { field: t(`form.${name}`) });
      else if (length < min) faults[name] = t('form.tooShort', { min });
    }
    if (!values.organisation_id) faults.organisation = t('form.organisationMissing');
    for (const [name, label] of [
      ['theme', 'facets.theme'],
      ['body_kind', 'facets.body_kind'],
      ['lifecycle', 'facets.lifecycle'],
      ['cost_band', 'facets.cost_band'],
    ] as const)
      if (!values[name]) faults[name] = t('form.missing', { field: t(label) });
    return faults;
  };
}

/** What was typed, as the API takes it. */
export const entryOf = (values: FormValues): EntryFields =>
  ({
    results: '',
    replication: '',
    lessons: '',
    contact: '',
    artwork: 'square',
    ...values,
    organisation: undefined,
    region: values.region || null,
  }) as unknown as EntryFields;

interface Props {
  form: FormState;
  start: EntryStart;
  /** Above the fields: notices. */
  children?: ReactNode;
}

/** The fields of an entry. */
export function EntryForm({ form, start, children }: Props) {
  const { t } = useTranslation('library');
  const choose = t('form.choose');
  return (
    <Form form={form} className="form entry-form">
      <ErrorSummary />
      {children}
      <TextField name="title" label={t('form.title')} defaultValue={start.title} maxLength={160} required />
      <BodyField start={start.organisation ?? undefined} />
      <TextArea
        name="summary"
        label={t('form.summary')}
        help={t('form.summaryHelp')}
        defaultValue={start.summary}
        maxLength={600}
        rows={3}
        required
      />
      <Long name="problem" help={t('form.problemHelp')} start={start} required />
      <Long name="solution" start={start} required />
      <Long name="results" help={t('form.resultsHelp')} start={start} />
      <Long name="replication" help={t('form.replicationHelp')} start={start} />
      <Long name="lessons" help={t('form.lessonsHelp')} start={start} />
      <div className="entry-form-pair">
        <Select
          name="theme"
          label={t('facets.theme')}
          defaultValue={start.theme}
          placeholder={choose}
          required
          options={THEMES.map((value) => ({ value, label: t(`words:theme.${value}`) }))}
        />
        <Select
          name="region"
          label={t('facets.region')}
          defaultValue={start.region ?? ''}
          placeholder={t('words:region.all')}
          options={REGIONS.map((value) => ({ value, label: t(`words:region.${value}`) }))}
        />
        <Select
          name="body_kind"
          label={t('facets.body_kind')}
          defaultValue={start.body_kind}
          placeholder={choose}
          required
          options={KINDS.map((value) => ({ value, label: t(`words:bodyKind.${value}`) }))}
        />
        <Select
          name="lifecycle"
          label={t('facets.lifecycle')}
          defaultValue={start.lifecycle}
          placeholder={choose}
          required
          options={LIFECYCLES.map((value) => ({ value, label: t(`lifecycle.${value}`) }))}
        />
        <Select
          name="cost_band"
          label={t('facets.cost_band')}
          defaultValue={start.cost_band}
          placeholder={choose}
          required
          options={COSTS.map((value) => ({ value, label: t(`cost.${value}`) }))}
        />
        <Select
          name="artwork"
          label={t('form.artwork')}
          defaultValue={start.artwork}
          options={artworkNames.map((value) => ({ value, label: t(`form.artworks.${value}`) }))}
        />
        <TextField
          name="licence"
          label={t('form.licence')}
          defaultValue={start.licence ?? 'CC-BY-4.0'}
          maxLength={80}
          required
        />
        <TextField
          name="contact"
          label={t('form.contact')}
          help={t('form.contactHelp')}
          defaultValue={start.contact}
          maxLength={300}
        />
      </div>
      <Button type="submit" variant="call" pending={form.pending}>
        {t('form.save')}
      </Button>
    </Form>
  );
}

interface LongProps {
  name: 'problem' | 'solution' | 'results' | 'replication' | 'lessons';
  help?: string;
  start: EntryStart;
  required?: boolean;
}

function Long({ name, help, start, required }: LongProps) {
  const { t } = useTranslation('library');
  return (
    <TextArea
      name={name}
      label={t(`form.${name}`)}
      help={help}
      defaultValue={start[name]}
      maxLength={8000}
      rows={5}
      required={required}
    />
  );
}
