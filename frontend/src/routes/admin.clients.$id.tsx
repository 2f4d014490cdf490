import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { ClientPage } from '@/integrations/client';

export const Route = createFileRoute('/admin/clients/$id')({
  loader: () => loadTexts('integrations', 'organisations'),
  component: function Client() {
    return <ClientPage id={Route.useParams().id} />;
  },
});
