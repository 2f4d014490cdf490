import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Select, TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { type Member, membersChanged } from '../record';
import './queue.css';

type Deed = components['schemas']['DecisionDeed'];
type Mail = components['schemas']['DecisionMail'];

interface Props {
  chosen: readonly Member[];
  onDone: () => void;
}

/** What can be done with those who were ticked. */
export function BulkDecisions({ chosen, onDone }: Props) {
  const { t } = useTranslation('people');
  const [deed, setDeed] = useState<Deed>();
  return (
    <div className="row" role="status">
      <span>{t('bulk.chosen', { count: chosen.length })}</span>
      <Button variant="call" disabled={chosen.length === 0} onClick={() => setDeed('approve')}>
        {t('bulk.approve')}
      </Button>
      <Button disabled={chosen.length === 0} onClick={() => setDeed('reject')}>
        {t('bulk.reject')}
      </Button>
      <Dialog
        title={deed ? t(`bulk.${deed}Title`, { count: chosen.length }) : ''}
        open={deed !== undefined}
        onClose={() => setDeed(undefined)}
      >
        {deed ? (
          <DecisionForm
            deed={deed}
            chosen={chosen}
            onClose={() => setDeed(undefined)}
            onDone={() => {
              setDeed(undefined);
              onDone();
            }}
          />
        ) : null}
      </Dialog>
    </div>
  );
}

function DecisionForm({ deed, chosen, onClose, onDone }: Props & { deed: Deed; onClose: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const [template, setTemplate] = useState('');
  // Whether the form was sent to see the mails only.
  const looks = useRef(false);
  const [mails, setMails] = useState<readonly Mail[]>();
  const templates = query.useQuery('get', '/api/v1/decision-templates', {
    params: { query: { deed, retired: false, limit: 100 } },
  });
  const body = (text = '') => ({
    deed,
    members: chosen.map(({ id, revision }) => ({ id, revision })),
    template_id: template || null,
    text: template ? null : text || null,
  });
  const form = useForm(
    ({ text = '' }): Record<string, string> =>
      deed === 'reject' && !template && [...text].length < 3 ? { text: t('reasonMissing') } : {},
    async ({ text }) => {
      if (looks.current) {
        const { data } = await api.POST('/api/v1/member-decisions/preview', { body: body(text) });
        setMails(data?.mails ?? []);
        return;
      }
      const { data } = await api.POST('/api/v1/member-decisions', { body: body(text) });
      toast(t('bulk.held', { count: data?.held.length ?? 0 }));
      if (data && data.left_out.length > 0) toast(t('bulk.leftOut', { count: data.left_out.length }));
      onDone();
      await Promise.all([
        membersChanged(queries),
        queries.invalidateQueries({ queryKey: ['get', '/api/v1/member-decisions'] }),
      ]);
    },
  );
  const options = (templates.data?.items ?? []).map(({ id, title }) => ({ value: id, label: localized(title) }));
  return (
    <Form form={form} label={t(`bulk.${deed}`)}>
      <ErrorSummary />
      <p>{t('bulk.lead')}</p>
      {options.length > 0 ? (
        <Select
          name="template_id"
          label={t('bulk.template')}
          placeholder={t('bulk.ownWords')}
          options={options}
          value={template}
          onChange={(event) => setTemplate(event.target.value)}
        />
      ) : null}
      {template ? null : (
        <TextArea
          name="text"
          label={t(`${deed}.why`)}
          help={t(`${deed}.whyHelp`)}
          maxLength={2000}
          rows={4}
          required={deed === 'reject'}
        />
      )}
      {mails ? <Mails mails={mails} /> : null}
      <div className="row">
        <Button
          type="submit"
          variant={deed === 'reject' ? 'danger' : 'call'}
          pending={form.pending}
          onClick={() => {
            looks.current = false;
          }}
        >
          {t(`bulk.${deed}`)}
        </Button>
        <Button
          type="submit"
          pending={form.pending}
          onClick={() => {
            looks.current = true;
          }}
        >
          {t('bulk.preview')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function Mails({ mails }: { mails: readonly Mail[] }) {
  const { t } = useTranslation('people');
  return (
    <Notice title={t('bulk.mails', { count: mails.length })} live>
      {mails.map((mail) => (
        <details key={mail.to}>
          <summary>
            {mail.to} — {mail.subject}
          </summary>
          <p className="mail-text">{mail.text}</p>
        </details>
      ))}
    </Notice>
  );
}
