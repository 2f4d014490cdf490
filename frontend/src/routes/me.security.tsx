import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { SecurityPage } from '@/members/security';

export const Route = createFileRoute('/me/security')({
  beforeLoad: requireMember,
  loader: () => loadTexts('security', 'joining', 'providers'),
  component: SecurityPage,
});
