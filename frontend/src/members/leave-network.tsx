import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { PasswordField } from './password-field';

/** Leaving the network: what one gave stays with one's name. */
export function LeaveNetwork() {
  const { t } = useTranslation('standing');
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="soft">{t('leave.lead')}</p>
      <div>
        <Button onClick={() => setOpen(true)}>{t('leave.open')}</Button>
      </div>
      <Dialog title={t('leave.open')} open={open} onClose={() => setOpen(false)}>
        <LeaveForm onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function LeaveForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('standing');
  const { signOut } = useSession();
  const navigate = useNavigate();
  const form = useForm(
    ({ current_password }): Record<string, string> =>
      current_password ? {} : { current_password: t('leave.passwordMissing') },
    async ({ current_password = '', reason = '' }) => {
      await api.POST('/api/v1/me/leave', { body: { current_password, reason: reason || null } });
      toast(t('leave.done'));
      await signOut().catch(() => undefined);
      await navigate({ to: '/' });
    },
  );
  return (
    <Form form={form} label={t('leave.open')}>
      <ErrorSummary />
      <p>{t('leave.text')}</p>
      <TextArea name="reason" label={t('leave.reason')} help={t('leave.reasonHelp')} maxLength={2000} rows={3} />
      <PasswordField name="current_password" label={t('leave.password')} />
      <div className="row">
        <Button type="submit" variant="danger" pending={form.pending}>
          {t('leave.submit')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('leave.back')}
        </Button>
      </div>
    </Form>
  );
}
