import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { ImportsPage } from '@/organisations/imports';

export const Route = createFileRoute('/admin/registry/')({
  loader: () => loadTexts('organisations', 'registry'),
  component: ImportsPage,
});
