import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { ByToken } from '@/app/by-token';
import { useTranslation } from '@/i18n';

type Verified = components['schemas']['EmailVerified'];

/** What the link of the verification mail opens. */
export function VerifyEmailPage({ token }: { token: string | undefined }) {
  const { t } = useTranslation('joining');
  const [verified, setVerified] = useState<Verified>();
  const isActive = verified?.status === 'active';
  return (
    <ByToken
      token={token}
      title={t('verify.title')}
      lead={t('verify.lead')}
      button={t('verify.button')}
      done={
        <div className="stack stack-tight">
          <p>{t(isActive ? 'verify.active' : 'verify.waits')}</p>
          <p>
            <Link to="/sign-in">{t('verify.signIn')}</Link>
          </p>
        </div>
      }
      ended={
        <div className="stack stack-tight">
          <p>{t('verify.ended')}</p>
          <p>
            <Link to="/forgot-password">{t('verify.another')}</Link>
          </p>
        </div>
      }
      act={async (token) => {
        const { data } = await api.POST('/api/v1/members/verify-email', { body: { token } });
        setVerified(data);
      }}
    />
  );
}
