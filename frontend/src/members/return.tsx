import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { ByToken } from '@/app/by-token';
import { useTranslation } from '@/i18n';

type Returned = components['schemas']['EmailVerified'];

/** What the link of the mail opens that whoever has left gets when they register again. */
export function ReturnPage({ token }: { token: string | undefined }) {
  const { t } = useTranslation('joining');
  const [returned, setReturned] = useState<Returned>();
  return (
    <ByToken
      token={token}
      title={t('return.title')}
      lead={t('return.lead')}
      button={t('return.button')}
      done={
        <div className="stack stack-tight">
          <p>{t(returned?.status === 'active' ? 'return.active' : 'return.waits')}</p>
          <p>
            <Link to="/sign-in">{t('verify.signIn')}</Link>
          </p>
        </div>
      }
      ended={
        <div className="stack stack-tight">
          <p>{t('return.ended')}</p>
          <p>
            <Link to="/register">{t('return.another')}</Link>
          </p>
        </div>
      }
      act={async (token) => {
        const { data } = await api.POST('/api/v1/members/return', { body: { token } });
        setReturned(data);
      }}
    />
  );
}
