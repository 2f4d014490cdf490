import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { MyBodiesPage } from '@/members/my-bodies';

export const Route = createFileRoute('/me/bodies')({
  beforeLoad: requireMember,
  loader: () => loadTexts('mandates'),
  component: MyBodiesPage,
});
