import { createFileRoute } from '@tanstack/react-router';
import { MyPage } from '@/agenda/my-page';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/me/')({
  beforeLoad: requireMember,
  loader: () => Promise.all([loadTexts('agenda'), loadTexts('members')]),
  component: MyPage,
});
