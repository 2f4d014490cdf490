import { createFileRoute, notFound } from '@tanstack/react-router';
import { AdminFrame } from '@/administration/frame';
import { ADMINISTERS } from '@/administration/sections';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin')({
  beforeLoad: async (context) => {
    const { me } = await requireMember(context);
    // What one may not see is not there.
    if (!ADMINISTERS.some((permission) => me.permissions.includes(permission))) throw notFound();
  },
  loader: () => loadTexts('administration'),
  component: AdminFrame,
});
