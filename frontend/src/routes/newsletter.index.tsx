import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { NewsletterPage } from '@/newsletter/newsletter-page';

export const Route = createFileRoute('/newsletter/')({
  loader: () => loadTexts('newsletter'),
  component: NewsletterPage,
});
