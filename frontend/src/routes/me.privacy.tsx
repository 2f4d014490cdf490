import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { MyDataPage } from '@/privacy/my-data';

export const Route = createFileRoute('/me/privacy')({
  beforeLoad: requireMember,
  loader: () => loadTexts('privacy'),
  component: MyDataPage,
});
