import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { ImportsPage } from '@/members/import/list';

export const Route = createFileRoute('/admin/members/import/')({
  loader: () => loadTexts('people', 'member-import'),
  component: ImportsPage,
});
