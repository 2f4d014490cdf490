import { createFileRoute } from '@tanstack/react-router';
import { AuditPage } from '@/administration/audit';
import { auditSearch } from '@/administration/search';

export const Route = createFileRoute('/admin/audit')({
  validateSearch: auditSearch,
  component: function Audit() {
    return <AuditPage search={Route.useSearch()} />;
  },
});
