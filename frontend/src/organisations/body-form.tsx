import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { ErrorSummary, Form, type FormValues, useForm } from '@/ui/form';
import { Select, TextField } from '@/ui/text-field';
import { KINDS, REGIONS } from './kinds';
import type { Body } from './queries';

type Written = components['schemas']['OrganisationForm'];

interface Props {
  /** The body to be changed; none for a new one. */
  body?: Body;
  send: (form: Written) => Promise<void>;
}

/** A public body, as administrators write it. */
export function BodyForm({ body, send }: Props) {
  const { t } = useTranslation('organisations');
  const check = (values: FormValues): Record<string, string> => ({
    ...((values.name_el ?? '').length >= 3 ? {} : { name_el: t('faults.name') }),
    ...(/^[A-Z0-9-]{2,32}$/.test(values.code ?? '') ? {} : { code: t('faults.code') }),
    ...(values.kind ? {} : { kind: t('faults.kind') }),
  });
  const form = useForm(check, async (values) => {
    await send({
      code: values.code ?? '',
      name_el: values.name_el ?? '',
      name_en: values.name_en ?? '',
      aliases: values.aliases ?? '',
      kind: values.kind as Written['kind'],
      region: values.region || null,
      website: values.website || null,
      status: values.closed === 'on' ? 'closed' : 'active',
      parent_id: body?.parent?.id ?? null,
      successor_id: body?.successor?.id ?? null,
    });
  });
  return (
    <Form form={form}>
      <ErrorSummary />
      <TextField name="name_el" label={t('nameEl')} defaultValue={body?.name_el} maxLength={200} required />
      <TextField name="name_en" label={t('nameEn')} defaultValue={body?.name_en} maxLength={200} />
      <TextField
        name="aliases"
        label={t('aliases')}
        help={t('aliasesHelp')}
        defaultValue={body?.aliases}
        maxLength={500}
      />
      <TextField
        name="code"
        label={t('code')}
        help={t('codeHelp')}
        defaultValue={body?.code}
        maxLength={32}
        autoComplete="off"
        required
      />
      <Select
        name="kind"
        label={t('kind')}
        placeholder={t('choose')}
        defaultValue={body?.kind ?? ''}
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        required
      />
      <Select
        name="region"
        label={t('region')}
        placeholder={t('country')}
        defaultValue={body?.region ?? ''}
        options={REGIONS.map((value) => ({ value, label: t(`regions.${value}`) }))}
      />
      <TextField
        name="website"
        type="url"
        label={t('website')}
        defaultValue={body?.website ?? ''}
        maxLength={500}
        placeholder="https://"
      />
      {body ? (
        <Checkbox
          name="closed"
          label={t('isClosed')}
          help={t('isClosedHelp')}
          defaultChecked={body.status === 'closed'}
        />
      ) : null}
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}
