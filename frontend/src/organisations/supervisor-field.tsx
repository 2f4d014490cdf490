import { useState } from 'react';
import { query } from '@/api/client';
import { bodyName, useTranslation } from '@/i18n';
import { Select, TextField } from '@/ui/text-field';
import type { Body } from './queries';
import type { Unit } from './unit-tree';

interface Props {
  body: Body;
  unit: Unit;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

/** To which unit another reports: found by the beginning of its name. */
export function SupervisorField({ body, unit, chosen, onChoose }: Props) {
  const { t } = useTranslation('registry');
  const [q, setQ] = useState('');
  const now = query.useQuery('get', '/api/v1/units/{id}', { params: { path: { id: unit.id } } });
  const params = { path: { id: body.id }, query: { limit: 50, ...(q.trim() ? { q: q.trim() } : {}) } };
  const found = query.useQuery('get', '/api/v1/organisations/{id}/units', { params });
  const others = (found.data?.items ?? []).filter(({ id }) => id !== unit.id);
  const options = new Map(others.map((other) => [other.id, bodyName(other)]));
  const [present] = now.data?.supervisors ?? [];
  if (present) options.set(present.id, bodyName(present));
  return (
    <>
      <TextField
        name="q"
        type="search"
        label={t('units.findSupervisor')}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        autoComplete="off"
      />
      <Select
        name="supervisor_id"
        label={t('units.supervisor')}
        placeholder={t('units.head')}
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.target.value || null)}
        options={[...options].map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}
