import { createFileRoute } from '@tanstack/react-router';
import { MAIL_STATUSES, type MailSearch } from '@/administration/mails';
import { OpenOutboxPage } from '@/administration/outbox';
import { oneOf, texts } from '@/app/search';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/outbox/')({
  validateSearch: (search): MailSearch => {
    const status = oneOf(MAIL_STATUSES, search.status);
    return { ...(status ? { status } : {}), ...texts(search, 'to') };
  },
  loader: () => loadTexts('administration'),
  component: function Outbox() {
    return <OpenOutboxPage search={Route.useSearch()} />;
  },
});
