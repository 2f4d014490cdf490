import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { useSections } from './sections';
import '@/ui/record.css';
import './frame.css';

/** The sections of the administration beside the page of one of them. */
export function AdminFrame() {
  const { t } = useTranslation('administration');
  return (
    <div className="admin">
      <nav className="admin-nav" aria-label={t('sections')}>
        {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
        <ul role="list">
          <li>
            <Link to="/admin" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
              {t('overview.title')}
            </Link>
          </li>
          {useSections().map(({ key, to }) => (
            <li key={key}>
              <Link to={to} activeProps={{ 'aria-current': 'page' }}>
                {t(`section.${key}.title`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="admin-page">
        <Outlet />
      </div>
    </div>
  );
}
