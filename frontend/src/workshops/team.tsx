import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Breadcrumbs, EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Declaration } from './declaration';
import type { Participation } from './queries';
import { Selection } from './selection';
import './workshops.css';

/** The declarations on a challenge side by side, and the selection of its team. */
export function TeamPage({ id }: { id: string }) {
  const { t } = useTranslation('workshops');
  const [changing, setChanging] = useState(false);
  const challenge = query.useQuery(
    'get',
    '/api/v1/challenges/{id}',
    { params: { path: { id } } },
    { throwOnError: true },
  );
  const mine = query.useQuery(
    'get',
    '/api/v1/challenges/{id}/participation',
    { params: { path: { id } } },
    { throwOnError: true },
  );
  const declarations = useDeclarations(id);
  if (!challenge.data || !mine.data || !declarations) return <Skeleton lines={10} />;
  const { code, title, capacity } = challenge.data;
  const standing = declarations.filter(({ status }) => status !== 'cancelled');
  const selects = mine.data.abilities.can_select_team;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('team.title')}
        lead={title}
        above={
          <Breadcrumbs
            way={[
              <Link key="list" to={'/challenges' as string}>
                {t('team.challenges')}
              </Link>,
              <Link key="challenge" to={`/challenges/${id}` as string}>
                {code}
              </Link>,
            ]}
            here={t('team.title')}
          />
        }
      />
      {standing.length === 0 ? (
        <EmptyState title={t('team.none')}>{t('team.noneText')}</EmptyState>
      ) : selects ? (
        <Selection challenge={id} capacity={capacity} declarations={standing} />
      ) : changing ? (
        <Selection
          key={challenge.data.revision}
          challenge={id}
          capacity={capacity}
          declarations={standing}
          changes={challenge.data.revision}
          onDone={() => setChanging(false)}
        />
      ) : (
        <>
          {mine.data.abilities.can_change_team ? (
            <div>
              <Button onClick={() => setChanging(true)}>{t('change.open')}</Button>
            </div>
          ) : null}
          <Declarations declarations={standing} />
        </>
      )}
    </div>
  );
}

/** What was decided: the team first, then who waits. */
function Declarations({ declarations }: { declarations: readonly Participation[] }) {
  const { t } = useTranslation('workshops');
  const groups = ['selected', 'waitlisted', 'declined', 'declared'] as const;
  return groups.map((status) => {
    const group = declarations.filter((each) => each.status === status);
    if (group.length === 0) return null;
    return (
      <section key={status} className="stack" aria-labelledby={`team-${status}`}>
        <h2 id={`team-${status}`}>
          {t(`team.${status}`)} <span className="soft">{group.length}</span>
        </h2>
        {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
        <ul role="list" className="declarations">
          {group.map((declaration) => (
            <li key={declaration.id}>
              <Declaration declaration={declaration} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** All pages of the declarations: a team is composed with all of them in sight. */
function useDeclarations(id: string): Participation[] | undefined {
  const { data } = useQuery({
    queryKey: ['get', '/api/v1/challenges/{id}/participations', 'all', id],
    throwOnError: true,
    queryFn: async ({ signal }) => {
      const all: Participation[] = [];
      let after: string | undefined;
      do {
        const page = await api.GET('/api/v1/challenges/{id}/participations', {
          params: { path: { id }, query: after ? { limit: 100, after } : { limit: 100 } },
          signal,
        });
        all.push(...(page.data?.items ?? []));
        after = page.data?.next ?? undefined;
      } while (after);
      return all;
    },
  });
  return data;
}
