import { useTranslation } from '@/i18n';
import { useMay, useSession } from './session';

export interface NavItem {
  label: string;
  to: string;
}

/** The main pages, as far as this person has business there. */
export function useNavigation(): NavItem[] {
  const { t } = useTranslation('app');
  const { member } = useSession();
  const triages = useMay('submissions:read');
  const administers = useMay('campaigns:manage', 'members:administer', 'administration:operate', 'audit:read');
  const items: (NavItem | false)[] = [
    { label: t('nav.campaigns'), to: '/campaigns' },
    { label: t('nav.surveys'), to: '/surveys' },
    { label: t('nav.challenges'), to: '/challenges' },
    { label: t('nav.library'), to: '/library' },
    member !== null && { label: t('nav.submissions'), to: '/submissions' },
    triages && { label: t('nav.triage'), to: '/triage' },
    administers && { label: t('nav.admin'), to: '/admin' },
  ];
  return items.filter((item) => item !== false);
}
