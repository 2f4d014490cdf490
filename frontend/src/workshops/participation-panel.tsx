import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, query } from '@/api/client';
import { useSession } from '@/app/session';
import { useFormats, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';
import { type MyParticipation, type Participation, participationChanged } from './queries';
import './workshops.css';

const DeclareForm = lazy(() => import('./declare-form'));

/** The call to take part in a challenge's design, and where one stands in it. On the challenge's page. */
export function ParticipationPanel({ challenge }: { challenge: string }) {
  const { t } = useTranslation('workshops');
  const [declaring, setDeclaring] = useState(false);
  const { data } = query.useQuery('get', '/api/v1/challenges/{id}/participation', {
    params: { path: { id: challenge } },
  });
  return (
    <section className="participation stack" aria-labelledby="participation">
      <h2 id="participation">{t('panel.title')}</h2>
      {data ? (
        <>
          <p className="measure">{t('panel.places', { declared: data.declared, capacity: data.capacity })}</p>
          {data.participation && data.participation.status !== 'cancelled' ? (
            <Mine
              participation={data.participation}
              revising={declaring && data.participation.abilities.can_revise}
              onRevise={setDeclaring}
              challenge={challenge}
            />
          ) : (
            <Call data={data} declaring={declaring} onDeclare={() => setDeclaring(true)} />
          )}
          {declaring && data.abilities.can_declare ? (
            <Suspense fallback={<Skeleton lines={5} />}>
              <DeclareForm challenge={challenge} version={data.form_version_id} onClose={() => setDeclaring(false)} />
            </Suspense>
          ) : null}
          <ProjectLink challenge={challenge} />
          {data.abilities.can_read_declarations ? (
            <p>
              <Link to="/challenges/$id/team" params={{ id: challenge }}>
                {t(wordOfTeam(data.abilities))}
              </Link>
            </p>
          ) : null}
        </>
      ) : (
        <Skeleton />
      )}
    </section>
  );
}

function wordOfTeam(abilities: MyParticipation['abilities']): string {
  if (abilities.can_select_team) return 'panel.select';
  return abilities.can_change_team ? 'panel.change' : 'panel.declarations';
}

interface CallProps {
  data: MyParticipation;
  declaring: boolean;
  onDeclare: () => void;
}

/** What one can do now, or why one cannot. */
function Call({ data, declaring, onDeclare }: CallProps) {
  const { t } = useTranslation('workshops');
  const { href } = useLocation();
  if (data.abilities.can_declare) {
    if (declaring) return null;
    return (
      <>
        <p className="measure">{t('panel.invitation')}</p>
        <div>
          <Button variant="call" onClick={onDeclare}>
            {t('panel.declare')}
          </Button>
        </div>
      </>
    );
  }
  if (data.refusal !== 'signed_out') {
    return data.refusal ? <p className="soft measure">{t(`panel.refusal.${data.refusal}`)}</p> : null;
  }
  return (
    <>
      <p className="measure">{t('panel.invitation')}</p>
      <div>
        <ButtonLink to="/sign-in" search={{ next: href }} variant="primary">
          {t('panel.signIn')}
        </ButtonLink>
      </div>
    </>
  );
}

const TONES = { declared: 'info', selected: 'good', waitlisted: 'warn', declined: 'info', cancelled: 'info' } as const;

interface MineProps {
  participation: Participation;
  challenge: string;
  revising: boolean;
  onRevise: (revising: boolean) => void;
}

/** What became of my declaration. */
function Mine({ participation, challenge, revising, onRevise }: MineProps) {
  const { t } = useTranslation('workshops');
  const { date } = useFormats();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { status, lead, created_at } = participation;
  const cancel = async () => {
    await api.POST('/api/v1/participations/{id}/cancel', { params: { path: { id: participation.id } } });
    toast(t('cancel.cancelled'));
    await participationChanged(queries);
  };
  return (
    <>
      <Notice tone={TONES[status]} title={t(lead ? 'mine.lead' : `mine.${status}`)}>
        <p>{t(`mine.${status}Text`, { when: date(created_at) })}</p>
        {participation.abilities.can_revise && !revising ? (
          <p>
            <Button variant="link" onClick={() => onRevise(true)}>
              {t('mine.revise')}
            </Button>
          </p>
        ) : null}
        {participation.abilities.can_cancel ? (
          <p>
            <Button variant="link" onClick={() => setAsking(true)}>
              {t('cancel.open')}
            </Button>
          </p>
        ) : null}
      </Notice>
      {revising ? (
        <Suspense fallback={<Skeleton lines={5} />}>
          <DeclareForm
            challenge={challenge}
            version={participation.form_version_id}
            mine={participation}
            onClose={() => onRevise(false)}
          />
        </Suspense>
      ) : null}
      <Confirm
        title={t('cancel.question')}
        open={asking}
        yes={t('cancel.cancel')}
        no={t('cancel.keep')}
        onClose={() => setAsking(false)}
        act={cancel}
      >
        <p>{t('cancel.text')}</p>
      </Confirm>
    </>
  );
}

/** The project of the challenge, for those who may see it. */
function ProjectLink({ challenge }: { challenge: string }) {
  const { t } = useTranslation('workshops');
  const { member } = useSession();
  const { data } = query.useQuery(
    'get',
    '/api/v1/projects',
    { params: { query: { challenge_id: challenge, limit: 1 } } },
    { enabled: member !== null },
  );
  const project = data?.items[0];
  if (!project) return null;
  return (
    <p>
      {t('panel.project')}{' '}
      <Link to="/projects/$id" params={{ id: project.id }}>
        {project.title}
      </Link>
    </p>
  );
}
