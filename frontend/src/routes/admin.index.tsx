import { createFileRoute } from '@tanstack/react-router';
import { OverviewPage } from '@/administration/overview';

export const Route = createFileRoute('/admin/')({ component: OverviewPage });
