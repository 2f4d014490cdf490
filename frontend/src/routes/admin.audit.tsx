import { createFileRoute } from '@tanstack/react-router';
import { AuditPage, type AuditSearch } from '@/administration/audit';
import { texts } from '@/app/search';

export const Route = createFileRoute('/admin/audit')({
  validateSearch: (search): AuditSearch => texts(search, 'event', 'actor', 'subject', 'request', 'from', 'to'),
  component: function Audit() {
    return <AuditPage search={Route.useSearch()} />;
  },
});
