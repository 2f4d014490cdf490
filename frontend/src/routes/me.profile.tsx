import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { ProfilePage } from '@/members/profile';

export const Route = createFileRoute('/me/profile')({
  beforeLoad: requireMember,
  loader: () => loadTexts('profile', 'joining', 'standing', 'directory', 'email-change', 'fields', 'newsletter'),
  component: ProfilePage,
});
