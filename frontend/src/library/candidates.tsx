import { query } from '@/api/client';
import { bodyName, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { Skeleton } from '@/ui/page';

/** Approved projects that nobody has written up yet. */
export function Candidates() {
  const { t } = useTranslation('library');
  const { data } = query.useQuery(
    'get',
    '/api/v1/library-entries/candidates',
    { params: { query: { limit: 20 } } },
    { throwOnError: true },
  );
  return (
    <section className="stack" aria-labelledby="candidates">
      <h2 id="candidates">{t('admin.candidates.title')}</h2>
      {data ? null : <Skeleton lines={2} />}
      {data?.items.length === 0 ? <p className="soft">{t('admin.candidates.empty')}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="candidates">
        {data?.items.map((project) => (
          <li key={project.project_id} className="row row-apart">
            <span>
              <strong>{project.title}</strong>
              <span className="faint candidates-of">
                {[project.challenge_code, bodyName(project.organisation)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <ButtonLink
              small
              to="/admin/library/new"
              search={{ project: project.project_id }}
              aria-label={t('admin.of', { action: t('admin.candidates.write'), title: project.title })}
            >
              {t('admin.candidates.write')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
