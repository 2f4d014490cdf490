import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { Card, CardGrid } from '@/ui/card';
import { Meter } from '@/ui/charts';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { ProjectStatusTag } from './status';
import './projects.css';

type Project = components['schemas']['ProjectSummary'];

/** The projects of my teams, and those of the network that I may see. */
export function ProjectsPage() {
  const { t } = useTranslation('projects');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <Projects mine />
      <Projects mine={false} />
    </div>
  );
}

function Projects({ mine }: { mine: boolean }) {
  const { t } = useTranslation('projects');
  const list = query.useInfiniteQuery('get', '/api/v1/projects', { params: { query: { mine, limit: 12 } } }, byCursor);
  const which = mine ? 'mine' : 'others';
  return (
    <section className="stack" aria-labelledby={`projects-${which}`}>
      <h2 id={`projects-${which}`}>{t(`list.${which}`)}</h2>
      <Listing
        list={list}
        wait={<Skeleton card lines={4} />}
        empty={
          <EmptyState
            title={t(`list.${which}None`)}
            action={mine ? <Link to={'/challenges' as string}>{t('list.toChallenges')}</Link> : undefined}
          >
            {t(`list.${which}NoneText`)}
          </EmptyState>
        }
      >
        {(items) => (
          <CardGrid items={items} keyOf={({ id }) => id}>
            {(project) => <ProjectCard project={project} />}
          </CardGrid>
        )}
      </Listing>
    </section>
  );
}

function ProjectCard({ project }: { project: Project }) {
  const { t } = useTranslation('projects');
  const { relative } = useFormats();
  const { required, complete } = project.completeness;
  const isWritten = project.status === 'drafting' || project.status === 'revising';
  const bodies = [...new Set(project.team.map(({ organisation }) => bodyName(organisation)).filter(Boolean))];
  return (
    <Card
      title={
        <Link to="/projects/$id" params={{ id: project.id }}>
          {project.title}
        </Link>
      }
      tags={
        <>
          <ProjectStatusTag status={project.status} />
          <span className="faint">{project.challenge.code}</span>
        </>
      }
      foot={t('list.updated', { when: relative(project.updated_at) })}
    >
      <p className="clamp">{project.summary}</p>
      <p className="faint">{bodies.join(' · ')}</p>
      {isWritten ? (
        <Meter label={t('sections')} value={complete} max={required} text={t('of', { complete, required })} />
      ) : null}
    </Card>
  );
}
