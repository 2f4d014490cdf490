import { useState } from 'react';
import { api } from '@/api/client';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { toast } from '@/ui/toast';
import { isLongEnough, PasswordField } from './password-field';

/** A new password by the old one. */
export function ChangePassword() {
  const { t } = useTranslation('security');
  const { member } = useSession();
  const [round, setRound] = useState(0);
  const form = useForm(
    ({ current_password, password }): Record<string, string> => ({
      ...(current_password ? {} : { current_password: t('password.currentMissing') }),
      ...(isLongEnough(password) ? {} : { password: t('password.short') }),
    }),
    async ({ current_password = '', password = '' }) => {
      await api.PUT('/api/v1/me/password', { body: { current_password, password } });
      toast(t('password.changed'));
      // Fields that are empty again.
      setRound((round) => round + 1);
    },
  );
  return (
    <Form key={round} form={form} label={t('password.title')}>
      <ErrorSummary />
      <p className="soft">{t('password.lead')}</p>
      <PasswordField name="current_password" label={t('password.current')} />
      <PasswordField
        name="password"
        label={t('password.new')}
        email={member?.email}
        names={member ? [member.given_name, member.family_name] : []}
        isNew
      />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('password.save')}
        </Button>
      </div>
    </Form>
  );
}
