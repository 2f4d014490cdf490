import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { Tag } from '@/ui/tag';

/** Who works on the project, and on which challenge. */
export function Team({ project }: { project: components['schemas']['Project'] }) {
  const { t } = useTranslation('projects');
  return (
    <section className="stack stack-tight" aria-labelledby="team">
      <h2 id="team">{t('team.title')}</h2>
      <p>
        {t('team.challenge')}{' '}
        <Link to={`/challenges/${project.challenge.id}` as string}>
          {project.challenge.code} · {project.challenge.title}
        </Link>
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="team">
        {project.team.map((member) => (
          <li key={member.member_id} className="team-member">
            <span className="team-initials" aria-hidden="true">
              {initials(member.name)}
            </span>
            <span>
              <strong>{member.name}</strong> {member.lead ? <Tag tone="info">{t('team.lead')}</Tag> : null}
              <span className="team-body">{bodyName(member.organisation)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map((part) => part[0] ?? '')
    .slice(0, 2)
    .join('');
