import type { Me } from '@/app/session';
import { bodyName, useTranslation } from '@/i18n';

/** Where a registration stands, for those who are not active members (yet). */
export function Standing({ member }: { member: Me }) {
  const { t } = useTranslation('members');
  if (member.status === 'active') return null;
  const waits = member.status === 'awaiting_approval' || member.status === 'email_verified';
  return (
    <section className={waits ? 'plain-notice' : 'plain-notice plain-notice-bad'}>
      <h2>{t(`standing.${waits ? 'waiting' : 'refused'}.title`)}</h2>
      <p>{t(`standing.${waits ? 'waiting' : 'refused'}.text`, { body: bodyName(member.organisation) })}</p>
    </section>
  );
}
