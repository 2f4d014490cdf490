import { createFileRoute } from '@tanstack/react-router';
import { MAIL_STATUSES, type MailSearch } from '@/administration/mails';
import { AdminOutboxPage } from '@/administration/outbox';
import { oneOf, texts } from '@/app/search';

export const Route = createFileRoute('/admin/outbox/')({
  validateSearch: (search): MailSearch => {
    const status = oneOf(MAIL_STATUSES, search.status);
    return { ...(status ? { status } : {}), ...texts(search, 'to') };
  },
  component: function Outbox() {
    return <AdminOutboxPage search={Route.useSearch()} />;
  },
});
