import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { ChallengeStatusTag } from '@/challenges/status';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { SubmissionCards } from '@/submissions/cards';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { BodyFacts } from './public-facts';
import { UnitTree } from './unit-tree';
import './public.css';

type Page = components['schemas']['BodyPage'];

/** A body for everybody: what it is, what it brought to the network, and what it took from it. */
export function PublicBodyPage({ code }: { code: string }) {
  const { t } = useTranslation('bodies');
  const { data: page, error } = query.useQuery('get', '/api/v1/insights/organisations/{code}', {
    params: { path: { code } },
  });
  if (error) throw error;
  if (!page) return <Skeleton lines={12} />;
  const { organisation: body } = page;
  const way = [
    <Link key="all" to="/organisations">
      {t('title')}
    </Link>,
  ];
  return (
    <article className="stack stack-wide">
      <PageHead
        title={bodyName(body)}
        above={<Breadcrumbs way={way} here={bodyName(body)} />}
        lead={[
          t(`organisations:kinds.${body.kind}`),
          body.region ? t(`organisations:regions.${body.region}`) : t('organisations:country'),
        ].join(' · ')}
      />
      {body.status === 'closed' ? (
        <Notice tone="warn" title={t('closed')}>
          {body.successor ? (
            <p>
              {t('successor')}{' '}
              <Link to="/organisations/$code" params={{ code: body.successor.code }}>
                {bodyName(body.successor)}
              </Link>
            </p>
          ) : null}
        </Notice>
      ) : null}
      <Figures figures={page.figures} />
      <div className="body-columns">
        <div className="stack stack-wide">
          <Brought page={page} />
          <Solutions page={page} />
        </div>
        <aside className="stack stack-wide">
          <BodyFacts page={page} />
        </aside>
      </div>
      <section className="stack" aria-labelledby="body-units">
        <h2 id="body-units">{t('registry:units.title')}</h2>
        <UnitTree organisation={body.id} empty={<p className="soft">{t('registry:units.none')}</p>} />
      </section>
    </article>
  );
}

const FIGURES = ['members', 'submissions', 'challenges', 'adoptions'] as const;

function Figures({ figures }: { figures: Page['figures'] }) {
  const { t } = useTranslation('bodies');
  const { number } = useFormats();
  const told = FIGURES.flatMap((name) => {
    const count = figures[name];
    return typeof count === 'number' ? [{ name, count }] : [];
  });
  return (
    <section className="stack" aria-labelledby="body-figures">
      <h2 id="body-figures" className="hidden-text">
        {t('figures.title')}
      </h2>
      {told.length > 0 ? (
        <dl className="body-figures">
          {told.map(({ name, count }) => (
            <div key={name}>
              <dt>{t(`figures.${name}`)}</dt>
              <dd>{number(count)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {told.length < FIGURES.length ? <p className="faint measure">{t('figures.why')}</p> : null}
    </section>
  );
}

function Brought({ page: { submissions, challenges } }: { page: Page }) {
  const { t } = useTranslation('bodies');
  return (
    <section className="stack" aria-labelledby="body-submissions">
      <h2 id="body-submissions">{t('submissions')}</h2>
      {submissions.length > 0 ? (
        <SubmissionCards items={submissions} label={t('submissions')} />
      ) : (
        <EmptyState title={t('noSubmissions')} />
      )}
      {challenges.length > 0 ? (
        <>
          <h2>{t('challenges')}</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
          <ul role="list" className="stack stack-tight">
            {challenges.map((challenge) => (
              <li key={challenge.id} className="row">
                <Link to="/challenges/$id" params={{ id: challenge.id }}>
                  {challenge.title}
                </Link>
                <ChallengeStatusTag status={challenge.status} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Solutions({ page: { adoptions, entries } }: { page: Page }) {
  const { t } = useTranslation('bodies');
  const { date } = useFormats();
  return (
    <>
      <section className="stack" aria-labelledby="body-adoptions">
        <h2 id="body-adoptions">{t('adoptions')}</h2>
        {adoptions.length > 0 ? (
          // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
          <ul role="list" className="stack stack-tight">
            {adoptions.map(({ entry, status, updated_at }) =>
              entry ? (
                <li key={entry.slug} className="row">
                  <Link to="/library/$slug" params={{ slug: entry.slug }}>
                    {entry.title}
                  </Link>
                  <Tag tone={status === 'operating' ? 'good' : 'neutral'}>{t(`library:ledger.status.${status}`)}</Tag>
                  <span className="faint">{date(updated_at)}</span>
                </li>
              ) : null,
            )}
          </ul>
        ) : (
          <p className="soft">{t('noAdoptions')}</p>
        )}
      </section>
      {entries.length > 0 ? (
        <section className="stack" aria-labelledby="body-entries">
          <h2 id="body-entries">{t('entries')}</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <ul role="list" className="stack stack-tight">
            {entries.map(({ slug, title }) => (
              <li key={slug}>
                <Link to="/library/$slug" params={{ slug }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
