import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { ClientsPage } from '@/integrations/clients';

export const Route = createFileRoute('/admin/clients/')({
  loader: () => loadTexts('integrations'),
  component: ClientsPage,
});
