import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { NewsletterAdmin } from '@/newsletter/newsletter-admin';
import { subscriptionSearch } from '@/newsletter/search';

export const Route = createFileRoute('/admin/newsletter')({
  validateSearch: subscriptionSearch,
  beforeLoad: requireMember,
  loader: () => loadTexts('newsletter'),
  component: function Newsletter() {
    return <NewsletterAdmin status={Route.useSearch().status} />;
  },
});
