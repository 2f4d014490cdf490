import type { Me } from '@/app/session';
import { bodyName, useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';

/** Where a registration stands, for those who are not active members (yet). */
export function Standing({ member }: { member: Me }) {
  const { t } = useTranslation('members');
  if (member.status === 'active') return null;
  const waits = member.status === 'awaiting_approval' || member.status === 'email_verified';
  return (
    <Notice tone={waits ? 'info' : 'bad'} title={t(`standing.${waits ? 'waiting' : 'refused'}.title`)}>
      <p>{t(`standing.${waits ? 'waiting' : 'refused'}.text`, { body: bodyName(member.organisation) })}</p>
    </Notice>
  );
}
