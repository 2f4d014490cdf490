import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { Guidance, LastSaved } from './editor';
import { Versions } from './versions';

/** The whole specification, for those who do not write it. */
export function Reading({ project }: { project: components['schemas']['Project'] }) {
  const { t } = useTranslation('projects');
  return (
    <div className="reading">
      <nav className="section-list reading-contents" aria-label={t('sections')}>
        <ol>
          {project.sections.map(({ key, title }) => (
            <li key={key}>
              <a href={`#section-${key}`}>{localized(title)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="stack stack-wide">
        {project.sections.map((section) => (
          <section key={section.key} className="stack stack-tight" aria-labelledby={`section-${section.key}`}>
            <h3 id={`section-${section.key}`}>{localized(section.title)}</h3>
            {section.body.trim() ? (
              <p className="section-body">{section.body}</p>
            ) : (
              <>
                <Guidance section={section} />
                <p className="faint">{t('section.empty')}</p>
              </>
            )}
            {project.abilities.can_read_versions ? (
              <>
                {section.revision > 0 ? <LastSaved section={section} /> : null}
                <Versions key={section.revision} project={project.id} section={section} />
              </>
            ) : null}
          </section>
        ))}
      </div>
    </div>
  );
}
