import { useState } from 'react';
import { query } from '@/api/client';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { PageHead, Skeleton } from '@/ui/page';
import { ChangePassword } from './change-password';
import { IdentitiesPart } from './external/identities';
import { PasskeysPart } from './passkeys';
import { CodesDialog, RecoveryPart } from './recovery';
import { Sessions } from './sessions';
import { TotpPart } from './totp';
import './profile.css';

/** How one shows that it is oneself, and where one is signed in. */
export function SecurityPage() {
  const { t } = useTranslation('security');
  const { member, reload } = useSession();
  const factors = query.useQuery('get', '/api/v1/me/factors');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [wasHeld] = useState(member?.must_enrol ?? false);
  if (factors.error) throw factors.error;
  const held = member?.must_enrol ?? false;

  const enrolled = async (recoveryCodes: readonly string[]) => {
    await factors.refetch();
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    // What the person may do is told anew once the codes have been seen.
    else await reload();
  };
  const changed = async () => void (await factors.refetch());
  const { data } = factors;

  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      {held ? (
        <Notice tone="warn" title={t('must.title')}>
          <p>{t('must.text')}</p>
        </Notice>
      ) : wasHeld ? (
        <Notice tone="good" live title={t('must.done')} />
      ) : null}
      {data ? (
        <>
          <PasskeysPart factors={data} enrolled={enrolled} changed={changed} />
          <TotpPart factors={data} enrolled={enrolled} changed={changed} />
          {data.abilities.can_renew_recovery_codes ? <RecoveryPart factors={data} renewed={enrolled} /> : null}
        </>
      ) : (
        <Skeleton lines={8} />
      )}
      {held ? null : (
        <>
          <IdentitiesPart />
          <section className="profile-part" aria-labelledby="security-password">
            <h2 id="security-password">{t('password.title')}</h2>
            <ChangePassword />
          </section>
          <section className="profile-part" aria-labelledby="security-sessions">
            <h2 id="security-sessions">{t('sessions.title')}</h2>
            <Sessions />
          </section>
        </>
      )}
      <CodesDialog
        codes={codes}
        onClose={() => {
          setCodes([]);
          void reload();
        }}
      />
    </div>
  );
}
