import { Link } from '@tanstack/react-router';
import { useTitle } from '@/app/focus';
import { useMay, useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Standing } from './standing';
import './my-page.css';

/** Where a person begins: the one next thing to do, and the ways to what is theirs. */
export function MyPage() {
  const { t } = useTranslation('members');
  const { member } = useSession();
  useTitle(t('mine.title'));
  // Signing out leaves this page for a moment without its person.
  if (!member) return null;
  return (
    <div className="stack stack-wide">
      <h1 tabIndex={-1}>{t('mine.hello', { name: member.given_name })}</h1>
      <Standing member={member} />
      <section className="stack" aria-labelledby="my-shortcuts">
        <h2 id="my-shortcuts">{t('mine.shortcuts')}</h2>
        <Shortcuts />
      </section>
    </div>
  );
}

function Shortcuts() {
  const { t } = useTranslation('members');
  const submits = useMay('submissions:submit');
  const triages = useMay('submissions:read');
  const readsProjects = useMay('projects:read');
  const evaluates = useMay('evaluations:evaluate');
  const administers = useMay('campaigns:manage', 'members:administer', 'administration:operate', 'audit:read');
  const shortcuts: [key: string, to: string, shown: boolean][] = [
    ['submissions', '/submissions', submits],
    ['challenges', '/challenges', true],
    ['projects', '/projects', readsProjects],
    ['evaluations', '/evaluations', evaluates],
    ['triage', '/triage', triages],
    ['admin', '/admin', administers],
    ['library', '/library', true],
    ['profile', '/me/profile', true],
  ];
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
    <ul role="list" className="grid shortcuts">
      {shortcuts
        .filter(([, , shown]) => shown)
        .map(([key, to]) => (
          <li key={key} className="shortcut">
            <h3>
              <Link to={to}>{t(`mine.${key}.title`)}</Link>
            </h3>
            <p>{t(`mine.${key}.text`)}</p>
          </li>
        ))}
    </ul>
  );
}
