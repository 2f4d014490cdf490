import { createFileRoute } from '@tanstack/react-router';
import { AdminOutboxPage } from '@/administration/outbox';
import { mailSearch } from '@/administration/search';

export const Route = createFileRoute('/admin/outbox/')({
  validateSearch: mailSearch,
  component: function Outbox() {
    return <AdminOutboxPage search={Route.useSearch()} />;
  },
});
