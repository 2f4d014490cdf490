import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { RegisterPage } from '@/members/register';

export const Route = createFileRoute('/register')({
  loader: () => loadTexts('joining', 'organisations', 'fields', 'providers'),
  component: RegisterPage,
});
