import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from '@/i18n';
import { Disclosure } from './disclosure';
import { ChevronIcon, Mark, MenuIcon, PersonIcon, SunIcon } from './icons';
import { type NavItem, useNavigation } from './navigation';
import { LanguageSwitch, ThemeChoice } from './preferences';
import { useSession } from './session';

/** Visitors, who have none, do not fetch it. */
const Bell = lazy(() => import('@/notifications/bell').then(({ Bell: bell }) => ({ default: bell })));

/** The band at the top of every page. */
export function Header() {
  const { t } = useTranslation('app');
  const items = useNavigation();
  const { member } = useSession();
  return (
    <header className="header">
      <div className="header-row width">
        <Link to="/" className="brand">
          <Mark />
          <span>
            <span className="brand-name">We-novate</span>
            <span className="brand-line">{t('brand.line')}</span>
          </span>
        </Link>
        <div className="header-tools">
          <div className="header-wide">
            <Disclosure label={<SunIcon />} name={t('theme.title')} className="disclosure-end">
              <ThemeChoice name="theme-wide" />
            </Disclosure>
            <LanguageSwitch />
          </div>
          {member ? (
            <Suspense fallback={<span className="header-button" />}>
              <Bell />
            </Suspense>
          ) : null}
          <Account />
          <Disclosure
            className="disclosure-sheet header-narrow"
            name={t('nav.menu')}
            label={
              <>
                <MenuIcon />
                <span className="menu-word">{t('nav.menu')}</span>
              </>
            }
          >
            <nav aria-label={t('nav.main')}>
              <NavItems items={items} />
            </nav>
            <div className="sheet-preferences">
              <LanguageSwitch />
              <ThemeChoice name="theme-narrow" />
            </div>
          </Disclosure>
        </div>
      </div>
      <nav className="header-nav header-wide" aria-label={t('nav.main')}>
        <div className="width">
          <NavItems items={items} />
        </div>
      </nav>
    </header>
  );
}

function NavItems({ items }: { items: NavItem[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
    <ul role="list" className="nav-items">
      {items.map(({ label, to }) => (
        <li key={to}>
          <Link to={to} activeProps={{ 'aria-current': 'page' }}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Pages of the person's own. */
const MINE: readonly [to: string, text: string][] = [
  ['/me', 'account.mine'],
  ['/me/bodies', 'account.bodies'],
  ['/me/profile', 'account.profile'],
  ['/me/security', 'account.security'],
  ['/me/privacy', 'account.privacy'],
  ['/me/notifications', 'account.notifications'],
];

/** Ways in for a visitor; what is theirs for a person. */
function Account() {
  const { t } = useTranslation('app');
  const { member, ready, signOut } = useSession();
  const navigate = useNavigate();
  if (!ready) return null;
  if (!member)
    return (
      <Link to="/sign-in" className="header-button header-button-edge">
        {t('account.signIn')}
      </Link>
    );
  const leave = async () => {
    await signOut();
    await navigate({ to: '/' });
  };
  return (
    <Disclosure
      className="disclosure-end"
      name={t('account.menuOf', { name: `${member.given_name} ${member.family_name}` })}
      label={
        <>
          <PersonIcon />
          <span className="header-wide-inline">{member.given_name}</span>
          <ChevronIcon />
        </>
      }
    >
      <p className="account-who">
        <strong>
          {member.given_name} {member.family_name}
        </strong>
        <span>{member.email}</span>
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <ul role="list" className="panel-items">
        {MINE.map(([to, text]) => (
          <li key={to}>
            <Link to={to}>{t(text)}</Link>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => void leave()}>
            {t('account.signOut')}
          </button>
        </li>
      </ul>
    </Disclosure>
  );
}
