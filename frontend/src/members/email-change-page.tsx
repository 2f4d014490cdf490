import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { ByToken } from '@/app/by-token';
import { useTranslation } from '@/i18n';

/** What the links of the mails about a change of address open: one confirms, the other refuses. */
export function EmailChangePage({ token, refuses }: { token: string | undefined; refuses: boolean }) {
  const { t } = useTranslation('email-change');
  const [done, setDone] = useState(false);
  const deed = refuses ? 'refuse' : 'confirm';
  return (
    <ByToken
      token={token}
      title={t(`${deed}.title`)}
      lead={t(`${deed}.lead`)}
      button={t(`${deed}.button`)}
      done={
        <div className="stack stack-tight">
          <p>{t(refuses ? 'refuse.done' : done ? 'confirm.done' : 'confirm.waits')}</p>
          <p>
            <Link to="/sign-in">{t('signIn')}</Link>
          </p>
        </div>
      }
      ended={<p>{t('ended')}</p>}
      act={async (token) => {
        if (refuses) {
          await api.POST('/api/v1/members/email-change/refuse', { body: { token } });
          return;
        }
        const { data } = await api.POST('/api/v1/members/email-change/confirm', { body: { token } });
        setDone(data?.done ?? false);
      }}
    />
  );
}
