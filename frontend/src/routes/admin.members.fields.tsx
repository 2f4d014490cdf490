import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { FieldsPage } from '@/members/fields/list';

export const Route = createFileRoute('/admin/members/fields')({
  loader: () => loadTexts('people', 'fields'),
  component: FieldsPage,
});
