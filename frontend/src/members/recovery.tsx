import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import type { PartProps } from './totp';
import './security.css';

/** Fewer than these are few. */
const FEW = 4;

/** How many recovery codes are left, and how to have new ones. */
export function RecoveryPart({ factors, renewed }: Pick<PartProps, 'factors'> & { renewed: PartProps['enrolled'] }) {
  const { t } = useTranslation('security');
  const [asking, setAsking] = useState(false);
  const left = factors.recovery_codes_left;
  const renew = async () => {
    const { data } = await api.POST('/api/v1/me/recovery-codes');
    await renewed(data?.recovery_codes ?? []);
  };
  return (
    <section className="profile-part" aria-labelledby="security-recovery">
      <h2 id="security-recovery">{t('recovery.title')}</h2>
      <p className="soft measure">{t('recovery.lead')}</p>
      <p>{t('recovery.left', { count: left })}</p>
      {left < FEW ? <Notice tone="warn">{t('recovery.few')}</Notice> : null}
      <div>
        <Button onClick={() => setAsking(true)}>{t('recovery.renew')}</Button>
      </div>
      <Confirm
        open={asking}
        title={t('recovery.renewTitle')}
        yes={t('recovery.renew')}
        no={t('totp.cancel')}
        variant="primary"
        onClose={() => setAsking(false)}
        act={renew}
      >
        <p>{t('recovery.renewText')}</p>
      </Confirm>
    </section>
  );
}

/** The codes, once. */
export function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('security');
  const text = codes.join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t('recovery.copied'));
  };
  return (
    <Dialog
      open={codes.length > 0}
      title={t('recovery.shownTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onClose}>
            {t('recovery.kept')}
          </Button>
          <Button onClick={() => void copy()}>{t('recovery.copy')}</Button>
          <a
            className="button button-secondary"
            download="we-novate.txt"
            href={`data:text/plain,${encodeURIComponent(text)}`}
          >
            {t('recovery.download')}
          </a>
        </>
      }
    >
      <p>{t('recovery.shownText')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </Dialog>
  );
}
