import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { components } from '@/api/schema.gen';
import { useWarnBeforeLeaving } from '@/app/leave';
import { RoundsOfProject } from '@/evaluations/rounds-of-project';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Meter } from '@/ui/charts';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { type Drafts, useDrafts } from './drafts';
import { SectionEditor } from './editor';
import { projectQuery } from './queries';
import { Reading } from './reading';
import { SectionList } from './section-list';
import { Send } from './send';
import { ProjectStatusTag } from './status';
import { Team } from './team';
import './projects.css';

const ReviseDialog = lazy(() => import('./revise'));

type Project = components['schemas']['Project'];

/** A project: for its team the workshop in which the specification is written, for others the text. */
export function ProjectPage({ id, section }: { id: string; section?: string | undefined }) {
  const { t } = useTranslation('projects');
  const [revising, setRevising] = useState(false);
  const drafts = useDrafts();
  useWarnBeforeLeaving(drafts.any);
  const { data: project } = useQuery({ ...projectQuery(id), throwOnError: true });
  if (!project) return <Skeleton lines={10} />;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={project.title}
        lead={<p className="project-summary">{project.summary}</p>}
        above={
          <>
            <Breadcrumbs
              way={[
                <Link key="list" to="/projects">
                  {t('title')}
                </Link>,
              ]}
              here={project.challenge.code}
            />
            <ProjectStatusTag status={project.status} />
          </>
        }
        actions={
          project.abilities.can_revise ? (
            <Button onClick={() => setRevising(true)}>{t('revise.open')}</Button>
          ) : undefined
        }
      />
      <RoundsOfProject project={id} />
      <Team project={project} />
      <section className="stack" aria-labelledby="specification">
        <div className="row row-apart">
          <h2 id="specification">{t('specification')}</h2>
          <Completeness project={project} />
        </div>
        {project.abilities.can_write ? (
          <Workshop project={project} section={section} drafts={drafts} />
        ) : (
          <Reading project={project} />
        )}
      </section>
      {revising ? (
        <Suspense>
          <ReviseDialog project={project} onClose={() => setRevising(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function Completeness({ project }: { project: Project }) {
  const { t } = useTranslation('projects');
  const { complete, required } = project.completeness;
  return (
    <div className="project-meter">
      <Meter label={t('complete')} value={complete} max={required} text={t('of', { complete, required })} />
    </div>
  );
}

function Workshop({ project, section, drafts }: { project: Project; section: string | undefined; drafts: Drafts }) {
  const { t } = useTranslation('projects');
  const chosen = project.sections.find(({ key }) => key === section) ?? project.sections[0];
  if (!chosen) return <p className="soft">{t('noSections')}</p>;
  return (
    <>
      <div className="workshop">
        <SectionList sections={project.sections} current={chosen.key} drafts={drafts} />
        <section className="stack" aria-labelledby="section-title">
          <h3 id="section-title">{localized(chosen.title)}</h3>
          <SectionEditor key={chosen.key} project={project.id} section={chosen} drafts={drafts} />
        </section>
      </div>
      <Send project={project} unsaved={drafts.any} />
    </>
  );
}
