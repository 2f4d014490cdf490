import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { ForgotPasswordPage } from '@/members/forgot-password';

export const Route = createFileRoute('/forgot-password')({
  loader: () => loadTexts('joining'),
  component: ForgotPasswordPage,
});
