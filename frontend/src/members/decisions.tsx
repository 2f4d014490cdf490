import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { type Member, membersChanged, nameOf } from './record';

type Deed = 'approve' | 'reject' | 'suspend' | 'reinstate';

/** What may be decided about the person now, each in a dialog of its own. */
export function Decisions({ member }: { member: Member }) {
  const { t } = useTranslation('people');
  const [deed, setDeed] = useState<Deed>();
  const queries = useQueryClient();
  const { can_approve, can_reject, can_suspend, can_reinstate, can_invite } = member.abilities;
  const invite = async () => {
    try {
      const params = { path: { id: member.id }, header: { 'If-Match': `"${member.revision}"` } };
      await api.POST('/api/v1/members/{id}/invite', { params });
      toast(t('invited', { name: nameOf(member) }));
    } catch (error) {
      toast(problemOf(error).message);
    }
    await membersChanged(queries);
  };
  return (
    <>
      {can_approve ? (
        <Button variant="call" onClick={() => setDeed('approve')}>
          {t('approve.open')}
        </Button>
      ) : null}
      {can_invite ? (
        <Button variant="primary" onClick={() => void invite()}>
          {t('invite')}
        </Button>
      ) : null}
      {can_reject ? <Button onClick={() => setDeed('reject')}>{t('reject.open')}</Button> : null}
      {can_reinstate ? (
        <Button variant="primary" onClick={() => setDeed('reinstate')}>
          {t('reinstate.open')}
        </Button>
      ) : null}
      {can_suspend ? <Button onClick={() => setDeed('suspend')}>{t('suspend.open')}</Button> : null}
      <Dialog
        title={deed ? t(`${deed}.title`, { name: nameOf(member) }) : ''}
        open={deed !== undefined}
        onClose={() => setDeed(undefined)}
      >
        {deed ? <DecisionForm deed={deed} member={member} onDone={() => setDeed(undefined)} /> : null}
      </Dialog>
    </>
  );
}

function DecisionForm({ deed, member, onDone }: { deed: Deed; member: Member; onDone: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const name = deed === 'approve' ? 'evidence' : 'reason';
  const form = useForm(
    (values): Record<string, string> => {
      const tooShort = [...(values[name] ?? '')].length < 3;
      return deed !== 'approve' && tooShort ? { reason: t('reasonMissing') } : {};
    },
    async ({ evidence, reason = '' }) => {
      const params = { path: { id: member.id }, header: { 'If-Match': `"${member.revision}"` } };
      if (deed === 'approve') {
        await api.POST('/api/v1/members/{id}/approve', { params, body: { evidence: evidence || null } });
      } else {
        await api.POST(`/api/v1/members/{id}/${deed}`, { params, body: { reason } });
      }
      onDone();
      toast(t(`${deed}.done`, { name: nameOf(member) }));
      await membersChanged(queries);
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <p>{t(`${deed}.lead`)}</p>
      <TextArea
        name={name}
        label={t(`${deed}.why`)}
        help={t(`${deed}.whyHelp`)}
        maxLength={deed === 'approve' ? 500 : 2000}
        rows={4}
        required={deed !== 'approve'}
      />
      <div className="row">
        <Button
          type="submit"
          variant={deed === 'reject' || deed === 'suspend' ? 'danger' : 'call'}
          pending={form.pending}
        >
          {t(`${deed}.submit`)}
        </Button>
        <Button variant="link" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
