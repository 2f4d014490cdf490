import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { MyPage } from '@/members/my-page';

export const Route = createFileRoute('/me/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('members'),
  component: MyPage,
});
