import { useState } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { RadioGroup } from '@/ui/choices';
import type { Faults, FormValues } from '@/ui/form';
import { NumberField, Select, TextArea, TextField } from '@/ui/text-field';
import { type PolicyArea, policyAreas } from '@/words/lists';

type Submission = components['schemas']['Submission'];

/** Which challenge a submission becomes: a new one, written from it, or one of the campaign that still goes on. */
export function PromoteFields({ submission }: { submission: Submission }) {
  const { t } = useTranslation('triage');
  const [where, setWhere] = useState('new');
  const { data } = query.useQuery('get', '/api/v1/challenges', {
    params: { query: { campaign: submission.campaign?.slug ?? '', limit: 100 } },
  });
  const open = (data?.items ?? []).filter(({ status }) => status !== 'solved' && status !== 'closed');
  return (
    <>
      <RadioGroup
        name="where"
        label={t('promote.where')}
        value={where}
        onChange={setWhere}
        choices={[
          { value: 'new', label: t('promote.new') },
          { value: 'existing', label: t('promote.existing'), disabled: open.length === 0 },
        ]}
      />
      {where === 'new' ? (
        <NewChallenge submission={submission} />
      ) : (
        <Select
          name="challenge_id"
          label={t('promote.challenge')}
          placeholder={t('promote.choose')}
          options={open.map(({ id, code, title }) => ({ value: id, label: `${code} · ${title}` }))}
          required
        />
      )}
    </>
  );
}

function NewChallenge({ submission }: { submission: Submission }) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('words');
  return (
    <>
      <TextField
        name="new_challenge.title"
        label={t('promote.title')}
        help={t('promote.titleHelp')}
        defaultValue={submission.title}
        maxLength={160}
        required
      />
      <TextArea
        name="new_challenge.summary"
        label={t('promote.summary')}
        help={t('promote.summaryHelp')}
        defaultValue={submission.summary}
        maxLength={4000}
        required
      />
      <Select
        name="new_challenge.policy_area"
        label={t('promote.area')}
        options={policyAreas.map((value) => ({ value, label: word(`theme.${value}`) }))}
        defaultValue={submission.policy_area ?? policyAreas[0]}
      />
      <NumberField
        name="new_challenge.capacity"
        label={t('promote.capacity')}
        help={t('promote.capacityHelp')}
        defaultValue={8}
        required
      />
    </>
  );
}

/** The fields of a new challenge that are not right yet. */
export function faultsOfNew(values: FormValues, t: (key: string) => string): Faults {
  const faults: Record<string, string> = {};
  const long = (name: string) => (values[`new_challenge.${name}`] ?? '').length;
  if (long('title') < 10 || long('title') > 160) faults['new_challenge.title'] = t('promote.titleFault');
  if (long('summary') < 20 || long('summary') > 4000) faults['new_challenge.summary'] = t('promote.summaryFault');
  const capacity = Number(values['new_challenge.capacity']);
  if (!Number.isInteger(capacity) || capacity < 2 || capacity > 50) {
    faults['new_challenge.capacity'] = t('promote.capacityFault');
  }
  return faults;
}

/** The new challenge as the API takes it. */
export const newChallenge = (values: FormValues): components['schemas']['ChallengeDraft'] => ({
  title: values['new_challenge.title'] ?? '',
  summary: values['new_challenge.summary'] ?? '',
  policy_area: values['new_challenge.policy_area'] as PolicyArea,
  capacity: Number(values['new_challenge.capacity']),
});
