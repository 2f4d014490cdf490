import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import type { PendingIdentity } from './pending';

interface Props {
  pending: PendingIdentity;
  /** What will happen when this page is done with. */
  on: 'signIn' | 'register';
  giveUp: () => void;
}

/** Says that what follows links an account elsewhere. */
export function PendingNotice({ pending, on, giveUp }: Props) {
  const { t } = useTranslation('providers');
  return (
    <Notice title={t(`pending.${on}Title`)}>
      <p>{t(`pending.${on}`, { provider: localized(pending.provider) })}</p>
      <p>
        <Button variant="link" onClick={giveUp}>
          {t('pending.giveUp')}
        </Button>
      </p>
    </Notice>
  );
}
