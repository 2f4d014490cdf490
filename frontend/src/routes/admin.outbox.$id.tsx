import { createFileRoute } from '@tanstack/react-router';
import { MailPage } from '@/administration/mail';

export const Route = createFileRoute('/admin/outbox/$id')({
  validateSearch: ({ form }): { form?: 'text' } => (form === 'text' ? { form } : {}),
  component: function Mail() {
    return <MailPage id={Route.useParams().id} form={Route.useSearch().form ?? 'html'} at="/admin/outbox" />;
  },
});
