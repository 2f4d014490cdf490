import { query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Standing } from '@/members/standing';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHead, Skeleton } from '@/ui/page';
import { Further, Next } from './items';
import { MyJourney } from './journey';
import { Shortcuts } from './shortcuts';
import './my-page.css';

/** Where a person begins: the one next thing to do, where they stand, and the ways to what is theirs. */
export function MyPage() {
  const { t } = useTranslation('agenda');
  const { member } = useSession();
  // Signing out leaves this page for a moment without its person.
  if (!member) return null;
  return (
    <div className="stack stack-wide">
      <PageHead title={t('hello', { name: member.given_name })} />
      <Standing member={member} />
      {member.status === 'active' ? <Agenda /> : null}
      <section className="stack" aria-labelledby="my-shortcuts">
        <h2 id="my-shortcuts">{t('shortcuts')}</h2>
        <Shortcuts />
      </section>
    </div>
  );
}

function Agenda() {
  const { t } = useTranslation('agenda');
  const agenda = query.useQuery('get', '/api/v1/me/agenda', {}, { staleTime: 0 });
  if (agenda.isPending) return <Skeleton card lines={4} />;
  if (agenda.error) {
    const problem = problemOf(agenda.error);
    return (
      <Notice tone="bad" title={t('failed')}>
        <p>{problem.isOffline ? t('offline') : problem.message}</p>
        <Button small onClick={() => void agenda.refetch()}>
          {t('again')}
        </Button>
      </Notice>
    );
  }
  const { next, further, journey } = agenda.data;
  return (
    <>
      <Next item={next ?? null} />
      <Further items={further} />
      {journey ? <MyJourney journey={journey} /> : null}
    </>
  );
}
