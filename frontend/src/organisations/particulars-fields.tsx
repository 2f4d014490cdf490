import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import type { FormValues } from '@/ui/form';
import { DateField, TextArea, TextField } from '@/ui/text-field';

type Particulars = components['schemas']['Particulars'];

/** What the fields below say. */
export const particularsOf = (values: FormValues): Particulars => ({
  registry_code: values['particulars.registry_code'] || null,
  legal_form: values['particulars.legal_form'] || null,
  purpose: values['particulars.purpose'] || null,
  vat_id: values['particulars.vat_id'] || null,
  founded_on: values['particulars.founded_on'] || null,
  dissolved_on: values['particulars.dissolved_on'] || null,
  email: values['particulars.email'] || null,
  phone: values['particulars.phone'] || null,
  address: values['particulars.address'] || null,
  postcode: values['particulars.postcode'] || null,
});

/** What the national registry publishes of a body, besides its names. */
export function ParticularsFields({ written }: { written: Particulars | undefined }) {
  const { t } = useTranslation('registry');
  const text = (name: keyof Particulars, maxLength: number, type?: string) => (
    <TextField
      name={`particulars.${name}`}
      label={t(`particulars.${name}`)}
      defaultValue={written?.[name] ?? ''}
      maxLength={maxLength}
      type={type ?? 'text'}
      autoComplete="off"
    />
  );
  return (
    <fieldset className="stack">
      <legend>{t('particulars.title')}</legend>
      <TextField
        name="particulars.registry_code"
        label={t('particulars.registry_code')}
        help={t('particulars.registryCodeHelp')}
        defaultValue={written?.registry_code ?? ''}
        maxLength={32}
        autoComplete="off"
      />
      {text('legal_form', 200)}
      <TextArea
        name="particulars.purpose"
        label={t('particulars.purpose')}
        defaultValue={written?.purpose ?? ''}
        maxLength={2000}
        rows={3}
      />
      {text('vat_id', 9)}
      <DateField
        name="particulars.founded_on"
        label={t('particulars.founded_on')}
        defaultValue={written?.founded_on ?? ''}
      />
      <DateField
        name="particulars.dissolved_on"
        label={t('particulars.dissolved_on')}
        defaultValue={written?.dissolved_on ?? ''}
      />
      {text('email', 254, 'email')}
      {text('phone', 60, 'tel')}
      {text('address', 300)}
      {text('postcode', 12)}
    </fieldset>
  );
}
