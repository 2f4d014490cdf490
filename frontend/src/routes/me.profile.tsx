import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { ProfilePage } from '@/members/profile';

export const Route = createFileRoute('/me/profile')({
  beforeLoad: requireMember,
import { ChangeEmail } from './change-email';
import { DirectoryChoice } from './directory/choice';
import { LeaveNetwork } from './leave-network';
import { ProfileForm } from './profile-form';
import { MySteps } from './standing-steps';
  component: ProfilePage,
});
