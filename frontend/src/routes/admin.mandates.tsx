import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { MandateQueuePage } from '@/members/mandate-queue';
import { queueSearch } from '@/members/proposal-search';

export const Route = createFileRoute('/admin/mandates')({
  validateSearch: queueSearch,
  loader: () => loadTexts('mandates'),
  component: function Mandates() {
    return <MandateQueuePage search={Route.useSearch()} />;
  },
});
