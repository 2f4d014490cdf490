import { useState } from 'react';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { ErrorSummary, Form, type FormValues, useForm } from '@/ui/form';
import { NumberField, Select, TextField } from '@/ui/text-field';
import { BodyPicker } from './body-picker';
import { KINDS, REGIONS } from './kinds';
import { ParticularsFields, particularsOf } from './particulars-fields';
import type { Body } from './queries';

type Chosen = Pick<Body, 'id' | 'name_el' | 'name_en'>;
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
  const [parent, setParent] = useState<Chosen | undefined>(body?.parent ?? undefined);
  const [successor, setSuccessor] = useState<Chosen | undefined>(body?.successor ?? undefined);
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
      parent_id: parent?.id ?? null,
      successor_id: successor?.id ?? null,
      representatives: Number(values.representatives) || 2,
      particulars: particularsOf(values),
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
      <BodyPicker
        name="parent_id"
        label={t('registry:parent')}
        help={t('registry:parentHelp')}
        chosen={parent}
        onChoose={setParent}
      />
      <NumberField
        name="representatives"
        label={t('registry:representatives')}
        help={t('registry:representativesHelp')}
        defaultValue={String(body?.representatives ?? 2)}
        maxLength={2}
      />
      <ParticularsFields written={body?.particulars} />
      {body ? (
        <BodyPicker
          name="successor_id"
          label={t('registry:successor')}
          help={t('registry:successorHelp')}
          chosen={successor}
          onChoose={setSuccessor}
        />
      ) : null}
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
