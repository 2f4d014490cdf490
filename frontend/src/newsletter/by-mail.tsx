import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import { ByToken } from '@/app/by-token';
import { useTranslation } from '@/i18n';

/** The page behind the link that asks whether an address wants the newsletter. */
export function ConfirmPage({ token }: { token: string | undefined }) {
  const { t } = useTranslation('newsletter');
  return (
    <ByToken
      token={token}
      title={t('confirm.title')}
      lead={t('confirm.lead')}
      button={t('confirm.button')}
      done={<p>{t('confirm.done')}</p>}
      ended={
        <p>
          {t('confirm.ended')} <Link to="/newsletter">{t('confirm.again')}</Link>
        </p>
      }
      act={async (secret) => {
        await api.POST('/api/v1/newsletter/subscriptions/confirm', { body: { token: secret } });
      }}
    />
  );
}

/** The page behind the link that stands in every mail of the newsletter. */
export function UnsubscribePage({ token }: { token: string | undefined }) {
  const { t } = useTranslation('newsletter');
  return (
    <ByToken
      token={token}
      title={t('unsubscribe.title')}
      lead={t('unsubscribe.lead')}
      button={t('unsubscribe.button')}
      done={<p>{t('unsubscribe.done')}</p>}
      ended={<p>{t('unsubscribe.ended')}</p>}
      act={async (secret) => {
        await api.POST('/api/v1/newsletter/unsubscribe', { params: { query: { token: secret } } });
      }}
    />
  );
}
