import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { BellIcon } from '@/app/icons';
import { useTranslation } from '@/i18n';

/** How often it is asked whether there is news, while the page is looked at. */
const OFTEN = 60_000;

/** The way to the notifications, and how many wait to be read. */
export function Bell() {
  const { t } = useTranslation('app');
  const { data } = query.useQuery('get', '/api/v1/me/notifications/count', {}, { refetchInterval: OFTEN });
  const unread = data?.unread ?? 0;
  const name = unread > 0 ? t('bell.some', { count: unread }) : t('bell.none');
  return (
    <Link to={'/me/notifications' as string} className="header-button bell" aria-label={name} title={name}>
      <BellIcon />
      {unread > 0 ? (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  );
}
