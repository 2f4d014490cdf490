import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { TemplatesPage } from '@/members/queue/templates';

export const Route = createFileRoute('/admin/members/templates')({
  loader: () => loadTexts('people'),
  component: TemplatesPage,
});
