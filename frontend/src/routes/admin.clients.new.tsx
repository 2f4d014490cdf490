import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { NewClientPage } from '@/integrations/new-client';

export const Route = createFileRoute('/admin/clients/new')({
  loader: () => loadTexts('integrations', 'organisations'),
  component: NewClientPage,
});
