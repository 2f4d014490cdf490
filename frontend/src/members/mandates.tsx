import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { BodyPicker } from '@/organisations/body-picker';
import type { Body } from '@/organisations/queries';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { DateField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { Decision } from './decision';
import { DecisionFields, decisionFaults } from './decision-fields';
import { type Member, membersChanged } from './record';

type Mandate = components['schemas']['Mandate'];

const today = (): string => new Date().toLocaleDateString('sv');

/** For which bodies the person speaks. */
export function Mandates({ member }: { member: Member }) {
  const { t } = useTranslation('people');
  const { date } = useFormats();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Mandate>();
  const isOver = ({ ends_on }: Mandate) => Boolean(ends_on && ends_on < today());
  const columns: Column<Mandate>[] = [
    { key: 'body', head: t('body'), cell: (mandate) => bodyName(mandate.organisation) },
    { key: 'from', head: t('mandate.from'), cell: (mandate) => date(mandate.starts_on) },
    {
      key: 'to',
      head: t('mandate.to'),
      cell: (mandate) => (mandate.ends_on ? date(mandate.ends_on) : t('mandate.open')),
    },
    { key: 'decision', head: t('mandate.decision'), cell: (mandate) => <Decision decision={mandate} /> },
    {
      key: 'action',
      head: t('action'),
      cell: (mandate) =>
        isOver(mandate) ? (
          '—'
        ) : (
          <Button small onClick={() => setEnding(mandate)}>
            {t('mandate.end')}
          </Button>
        ),
    },
  ];
  return (
    <section className="stack" aria-labelledby="person-mandates">
      <h2 id="person-mandates">{t('mandate.title')}</h2>
      {member.mandates.length > 0 ? (
        <DataTable
          caption={t('mandate.title')}
          captionHidden
          columns={columns}
          rows={member.mandates}
          keyOf={(mandate) => mandate.id}
        />
      ) : (
        <p className="soft">{t('mandate.none')}</p>
      )}
      {member.abilities.can_give_mandates ? (
        <div>
          <Button onClick={() => setGiving(true)}>{t('mandate.give')}</Button>
        </div>
      ) : null}
      <Dialog title={t('mandate.give')} open={giving} onClose={() => setGiving(false)}>
        <GiveMandate member={member} onDone={() => setGiving(false)} />
      </Dialog>
      <Dialog title={t('mandate.endTitle')} open={ending !== undefined} onClose={() => setEnding(undefined)}>
        {ending ? <EndMandate mandate={ending} onDone={() => setEnding(undefined)} /> : null}
      </Dialog>
    </section>
  );
}

function GiveMandate({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const [body, setBody] = useState<Body>();
  const form = useForm(
    (values): Record<string, string> => ({
      ...(body ? {} : { organisation_id: t('mandate.bodyMissing') }),
      ...decisionFaults(values, t),
    }),
    async ({ starts_on = '', ends_on, decision_reference, ada }) => {
      await api.POST('/api/v1/members/{id}/mandates', {
        params: { path: { id: member.id } },
        body: {
          organisation_id: body?.id ?? '',
          starts_on,
          ends_on: ends_on || null,
          decision_reference: decision_reference || null,
          ada: ada || null,
        },
      });
      onDone();
      toast(t('mandate.given'));
      await membersChanged(queries);
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <BodyPicker name="organisation_id" label={t('body')} chosen={body} onChoose={setBody} required />
      <DecisionFields from={today()} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('mandate.give')}
        </Button>
        <Button variant="link" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function EndMandate({ mandate, onDone }: { mandate: Mandate; onDone: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const form = useForm(
    ({ ends_on }): Record<string, string> => (ends_on ? {} : { ends_on: t('mandate.dayMissing') }),
    async ({ ends_on = '' }) => {
      await api.POST('/api/v1/mandates/{id}/end', { params: { path: { id: mandate.id } }, body: { ends_on } });
      onDone();
      toast(t('mandate.ended'));
      await membersChanged(queries);
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <p>{t('mandate.endLead', { body: bodyName(mandate.organisation) })}</p>
      <DateField name="ends_on" label={t('mandate.lastDay')} defaultValue={today()} required />
      <div className="row">
        <Button type="submit" variant="danger" pending={form.pending}>
          {t('mandate.end')}
        </Button>
        <Button variant="link" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
