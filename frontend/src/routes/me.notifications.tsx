import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { NotificationsPage } from '@/notifications/list';

export const Route = createFileRoute('/me/notifications')({
  beforeLoad: requireMember,
  validateSearch: ({ unread }): { unread?: true } => (unread === true || unread === 'true' ? { unread: true } : {}),
  loader: () => loadTexts('notifications'),
  component: function Notifications() {
    return <NotificationsPage unread={Route.useSearch().unread === true} />;
  },
});
