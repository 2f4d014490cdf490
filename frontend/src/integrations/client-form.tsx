import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { BodyPicker } from '@/organisations/body-picker';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { ErrorSummary, Form, type FormValues, useForm } from '@/ui/form';
import { DateField, NumberField, Select, TextArea, TextField } from '@/ui/text-field';
import { type ApiClient, NARROWINGS, type Narrowing } from './queries';
import { ScopeChoices } from './scope-choices';

type Written = components['schemas']['ApiClientForm'];

interface Props {
  /** The client to be changed; none for a new one. */
  client?: ApiClient;
  send: (form: Written) => Promise<void>;
}

/** An API client, as administrators write it. */
export function ClientForm({ client, send }: Props) {
  const { t } = useTranslation('integrations');
  const [body, setBody] = useState(client?.organisation ?? undefined);
  const [narrowing, setNarrowing] = useState<Narrowing>(client?.narrowing ?? 'body');
  const check = (values: FormValues, data: FormData): Record<string, string> => ({
    ...((values.name ?? '').length >= 3 ? {} : { name: t('faults.name') }),
    ...((values.purpose ?? '').length >= 3 ? {} : { purpose: t('faults.purpose') }),
    ...((values.contact ?? '').includes('@') ? {} : { contact: t('faults.contact') }),
    ...(body ? {} : { organisation_id: t('faults.body') }),
    ...(narrowing === 'campaign' && !values.campaign_id ? { campaign_id: t('faults.campaign') } : {}),
    ...(data.getAll('scopes').length > 0 ? {} : { scopes: t('faults.scopes') }),
    ...(/^\d{1,4}$/.test(values.requests_per_minute ?? '') ? {} : { requests_per_minute: t('faults.limit') }),
  });
  const form = useForm(check, async (values, data) => {
    await send({
      name: values.name ?? '',
      purpose: values.purpose ?? '',
      contact: values.contact ?? '',
      organisation_id: body?.id ?? '',
      narrowing,
      campaign_id: narrowing === 'campaign' ? values.campaign_id || null : null,
      scopes: data.getAll('scopes').map(String),
      addresses: (values.addresses ?? '').split(/[\s,]+/).filter(Boolean),
      requests_per_minute: Number(values.requests_per_minute),
      expires_at: values.expires_at ? new Date(`${values.expires_at}T23:59:59`).toISOString() : null,
    });
  });
  return (
    <Form form={form}>
      <ErrorSummary />
      <TextField
        name="name"
        label={t('name')}
        help={t('nameHelp')}
        defaultValue={client?.name}
        maxLength={120}
        required
      />
      <TextArea
        name="purpose"
        label={t('purpose')}
        help={t('purposeHelp')}
        rows={3}
        defaultValue={client?.purpose}
        maxLength={2000}
        required
      />
      <TextField
        name="contact"
        type="email"
        label={t('contact')}
        help={t('contactHelp')}
        defaultValue={client?.contact}
        maxLength={254}
        required
      />
      <BodyPicker
        name="organisation_id"
        label={t('body')}
        help={t('bodyHelp')}
        chosen={body}
        onChoose={setBody}
        required
      />
      <RadioGroup
        name="narrowing"
        label={t('narrowing')}
        value={narrowing}
        onChange={(value) => setNarrowing(value as Narrowing)}
        choices={NARROWINGS.map((value) => ({
          value,
          label: t(`narrowings.${value}.label`),
          help: t(`narrowings.${value}.help`),
        }))}
        required
      />
      {narrowing === 'campaign' ? <CampaignChoice chosen={client?.campaign?.id} /> : null}
      <ScopeChoices chosen={client?.scopes ?? []} narrowing={narrowing} />
      <TextArea
        name="addresses"
        label={t('addresses')}
        help={t('addressesHelp')}
        rows={3}
        defaultValue={client?.addresses.join('\n')}
        spellCheck={false}
      />
      <NumberField
        name="requests_per_minute"
        label={t('limit')}
        help={t('limitHelp')}
        defaultValue={client?.requests_per_minute ?? 120}
        required
      />
      <DateField
        name="expires_at"
        label={t('expires')}
        help={t('expiresHelp')}
        defaultValue={client?.expires_at ? new Date(client.expires_at).toLocaleDateString('sv') : ''}
      />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

function CampaignChoice({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation('integrations');
  const { data } = useQuery(query.queryOptions('get', '/api/v1/campaigns', { params: { query: { limit: 100 } } }));
  const campaigns = data?.items ?? [];
  return (
    <Select
      key={campaigns.length}
      name="campaign_id"
      label={t('campaign')}
      placeholder={t('choose')}
      defaultValue={chosen ?? ''}
      options={campaigns.map(({ id, title }) => ({ value: id, label: localized(title) }))}
      required
    />
  );
}
