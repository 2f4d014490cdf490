import { createFileRoute } from '@tanstack/react-router';
import { MailPage } from '@/administration/mail';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/outbox/$id')({
  validateSearch: ({ form }): { form?: 'text' } => (form === 'text' ? { form } : {}),
  loader: () => loadTexts('administration'),
  component: function Mail() {
    return <MailPage id={Route.useParams().id} form={Route.useSearch().form ?? 'html'} at="/outbox" />;
  },
});
