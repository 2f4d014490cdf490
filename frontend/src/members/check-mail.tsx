import { useEffect, useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { focusHeading } from '@/app/focus';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHead } from '@/ui/page';

interface Props {
  taken: components['schemas']['RegistrationTaken'];
}

/** After the registration: what comes next, and the mail once more if it did not arrive. */
export function CheckYourMail({ taken }: Props) {
  const { t } = useTranslation('joining');
  const [again, setAgain] = useState<'no' | 'pending' | 'sent'>('no');
  const [fault, setFault] = useState<string>();

  // It takes the place of the form, with the focus on what is new.
  useEffect(() => focusHeading(), []);

  const resend = async () => {
    setAgain('pending');
    setFault(undefined);
    try {
      await api.POST('/api/v1/members/resend-verification', { body: { email: taken.email } });
      setAgain('sent');
    } catch (error) {
      setFault(problemOf(error).message);
      setAgain('no');
    }
  };

  return (
    <div className="stack stack-wide measure">
      <PageHead title={t('mail.title')} lead={t('mail.lead', { email: taken.email })} />
      <ol className="stack stack-tight">
        <li>{t('mail.open')}</li>
        <li>{t('mail.press')}</li>
        <li>{t(`mail.then.${taken.admission}`)}</li>
      </ol>
      {taken.admission === 'approval_free_mail' ? <Notice>{t('mail.freeMail')}</Notice> : null}
      <section className="stack" aria-labelledby="mail-missing">
        <h2 id="mail-missing">{t('mail.missing')}</h2>
        <p>{t('mail.missingText')}</p>
        <div role="status">{again === 'sent' ? <Notice tone="good">{t('mail.sent')}</Notice> : null}</div>
        {fault ? <Notice tone="bad">{fault}</Notice> : null}
        {again === 'sent' ? null : (
          <div>
            <Button pending={again === 'pending'} onClick={() => void resend()}>
              {t('mail.again')}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
