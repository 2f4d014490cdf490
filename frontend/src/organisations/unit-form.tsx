import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Select, TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import type { Body } from './queries';
import { SupervisorField } from './supervisor-field';
import type { Unit } from './unit-tree';

type UnitKind = components['schemas']['UnitKind'];

const UNIT_KINDS: readonly UnitKind[] = [
  'general_secretariat',
  'general_directorate',
  'directorate',
  'department',
  'office',
  'other',
];

interface Props {
  body: Body;
  /** The unit to be changed; none for a new one. */
  unit: Unit | undefined;
  /** To which a new one reports. */
  under: Unit | undefined;
  onDone: () => void;
}

/** A unit, as administrators write it. */
export function UnitForm({ body, unit, under, onDone }: Props) {
  const { t } = useTranslation('registry');
  const queries = useQueryClient();
  const [supervisor, setSupervisor] = useState<string | null>(unit?.supervisor_id ?? under?.id ?? null);
  const form = useForm(
    (values): Record<string, string> => ({
      ...((values.name_el ?? '').length >= 3 ? {} : { name_el: t('units.nameMissing') }),
      ...(/^[A-Za-z0-9._-]{1,32}$/.test(values.code ?? '') ? {} : { code: t('units.codeWrong') }),
    }),
    async (values) => {
      const written: components['schemas']['UnitForm'] = {
        name_el: values.name_el ?? '',
        name_en: values.name_en ?? '',
        code: values.code ?? '',
        kind: (values.kind || 'other') as UnitKind,
        supervisor_id: supervisor,
        status: values.closed === 'on' ? 'closed' : 'active',
      };
      if (unit)
        await api.PUT('/api/v1/units/{id}', {
          params: { path: { id: unit.id }, header: { 'If-Match': `"${unit.revision}"` } },
          body: written,
        });
      else await api.POST('/api/v1/organisations/{id}/units', { params: { path: { id: body.id } }, body: written });
      onDone();
      toast(t('units.saved'));
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/organisations/{id}/units'] });
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      {under ? <p>{t('units.under', { name: bodyName(under) })}</p> : null}
      <TextField name="name_el" label={t('nameEl')} defaultValue={unit?.name_el} maxLength={300} required />
      <TextField name="name_en" label={t('nameEn')} defaultValue={unit?.name_en} maxLength={300} />
      <TextField
        name="code"
        label={t('units.code')}
        help={t('units.codeHelp')}
        defaultValue={unit?.code}
        maxLength={32}
        autoComplete="off"
        required
      />
      <Select
        name="kind"
        label={t('units.kind')}
        defaultValue={unit?.kind ?? 'directorate'}
        options={UNIT_KINDS.map((value) => ({ value, label: t(`unitKinds.${value}`) }))}
      />
      {unit ? <SupervisorField {...{ body, unit }} chosen={supervisor} onChoose={setSupervisor} /> : null}
      {unit ? <Checkbox name="closed" label={t('units.isClosed')} defaultChecked={unit.status === 'closed'} /> : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('save')}
        </Button>
        <Button variant="link" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
