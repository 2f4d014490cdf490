import { createFileRoute } from '@tanstack/react-router';
import { SystemPage } from '@/administration/system';

export const Route = createFileRoute('/admin/system')({ component: SystemPage });
