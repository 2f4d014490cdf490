import { createFileRoute } from '@tanstack/react-router';
import { OpenOutboxPage } from '@/administration/outbox';
import { mailSearch } from '@/administration/search';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/outbox/')({
  validateSearch: mailSearch,
  loader: () => loadTexts('administration'),
  component: function Outbox() {
    return <OpenOutboxPage search={Route.useSearch()} />;
  },
});
