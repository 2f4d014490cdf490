import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { NewBodyPage } from '@/organisations/new-body';

export const Route = createFileRoute('/admin/organisations/new')({
  loader: () => loadTexts('organisations', 'registry'),
  component: NewBodyPage,
});
