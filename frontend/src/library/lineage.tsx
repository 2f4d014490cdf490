import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { BodyLink } from '@/organisations/body-link';

/** From the challenge over the team's project to the library. */
export function LineageOf({ lineage }: { lineage: components['schemas']['Lineage'] }) {
  const { t } = useTranslation('library');
  return (
    <section className="stack" aria-labelledby="lineage">
      <h2 id="lineage" className="entry-aside-title">
        {t('lineage.title')}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list" className="lineage">
        <li>
          <span className="faint">{t('lineage.challenge', { code: lineage.challenge_code })}</span>
          <Link to={`/challenges/${lineage.challenge_id}` as string}>{lineage.challenge_title}</Link>
        </li>
        {lineage.project_title ? (
          <li>
            <span className="faint">{t('lineage.project')}</span>
            <span>{lineage.project_title}</span>
          </li>
        ) : null}
        <li>
          <span className="faint">{t('lineage.entry')}</span>
        </li>
      </ol>
      {lineage.team.length > 0 ? (
        <div className="stack stack-tight">
          <h3 className="entry-aside-title">{t('lineage.team')}</h3>
          <ul>
            {lineage.team.map((body) => (
              <li key={body.id}>
                <BodyLink body={body} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
