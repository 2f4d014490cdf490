import { Link } from '@tanstack/react-router';
import { useMay } from '@/app/session';
import { useTranslation } from '@/i18n';

/** The ways to what is the person's own. */
export function Shortcuts() {
  const { t } = useTranslation('agenda');
  const submits = useMay('submissions:submit');
  const triages = useMay('submissions:read');
  const readsProjects = useMay('projects:read');
  const readsDirectory = useMay('directory:read');
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
    ['directory', '/members', readsDirectory],
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
              <Link to={to}>{t(`way.${key}.title`)}</Link>
            </h3>
            <p>{t(`way.${key}.text`)}</p>
          </li>
        ))}
    </ul>
  );
}
