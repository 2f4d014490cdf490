import { useMay, useSession } from '@/app/session';

/** A section of the administration, and what one must be allowed to do (any of these) to see it. */
interface Section {
  key: string;
  to: string;
  permissions: readonly string[];
}

const SECTIONS: readonly Section[] = [
  { key: 'members', to: '/admin/members', permissions: ['members:administer'] },
  { key: 'organisations', to: '/admin/organisations', permissions: ['organisations:administer'] },
  { key: 'clients', to: '/admin/clients', permissions: ['clients:administer'] },
  { key: 'mandates', to: '/admin/mandates', permissions: ['members:administer'] },
  { key: 'campaigns', to: '/admin/campaigns', permissions: ['campaigns:manage'] },
  { key: 'surveys', to: '/admin/surveys', permissions: ['surveys:manage'] },
  { key: 'questionnaires', to: '/admin/questionnaires', permissions: ['questionnaires:manage'] },
  { key: 'criteria', to: '/admin/criteria', permissions: ['criteria:manage'] },
  { key: 'library', to: '/admin/library', permissions: ['library:manage'] },
  { key: 'feedback', to: '/admin/feedback', permissions: ['feedback:read'] },
  { key: 'newsletter', to: '/admin/newsletter', permissions: ['newsletter:read'] },
  { key: 'system', to: '/admin/system', permissions: ['administration:operate'] },
  { key: 'jobs', to: '/admin/jobs', permissions: ['administration:operate'] },
  { key: 'outbox', to: '/admin/outbox', permissions: ['administration:operate'] },
  { key: 'audit', to: '/admin/audit', permissions: ['audit:read'] },
];

/** What opens the administration at all. */
export const ADMINISTERS = [...new Set(SECTIONS.flatMap(({ permissions }) => permissions))];

/** The sections in which this person has business. */
export function useSections(): Section[] {
  const { member } = useSession();
  const may = (permission: string) => member?.permissions.includes(permission) ?? false;
  return SECTIONS.filter(({ permissions }) => permissions.some(may));
}

/** May the person see jobs and mails? */
export const useOperates = (): boolean => useMay('administration:operate');
