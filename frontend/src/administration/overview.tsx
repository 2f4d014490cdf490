import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { Card, CardGrid } from '@/ui/card';
import { Notice } from '@/ui/notice';
import { PageHead, Skeleton } from '@/ui/page';
import { useOperates, useSections } from './sections';

/** Beyond this many the API does not count. */
const ENOUGH = 1000;
/** A job that has been due for longer means that nobody works. */
const TOO_LONG = 5 * 60_000;

/** Where the administration begins: what needs a look, and the way to every section. */
export function OverviewPage() {
  const { t } = useTranslation('administration');
  const sections = useSections();
  const operates = useOperates();
  return (
    <div className="stack stack-wide">
      <PageHead title={t('overview.head')} lead={t('overview.lead')} />
      {operates ? <QueuesPart /> : null}
      <section className="stack" aria-labelledby="admin-sections">
        <h2 id="admin-sections">{t('overview.sections')}</h2>
        <CardGrid items={sections} keyOf={({ key }) => key}>
          {({ key, to }) => (
            <Card title={<Link to={to}>{t(`section.${key}.title`)}</Link>}>
              <p>{t(`section.${key}.text`)}</p>
            </Card>
          )}
        </CardGrid>
      </section>
    </div>
  );
}

function QueuesPart() {
  const { t } = useTranslation('administration');
  const { relative } = useFormats();
  const { data, error } = query.useQuery('get', '/api/v1/queues', {}, { refetchInterval: 30_000 });
  if (error) throw error;
  const stuck = data?.oldest_due && Date.now() - Date.parse(data.oldest_due) > TOO_LONG ? data.oldest_due : undefined;
  return (
    <section className="stack" aria-labelledby="admin-queues">
      <h2 id="admin-queues">{t('queues.title')}</h2>
      {stuck ? (
        <Notice tone="bad" title={t('queues.stuck')}>
          {t('queues.stuckText', { since: relative(stuck) })}
        </Notice>
      ) : null}
      {data ? (
        <dl className="grid tiles">
          <Tile to="/admin/jobs" status="queued" label={t('queues.jobsQueued')} count={data.jobs.queued} />
          <Tile to="/admin/jobs" status="running" label={t('queues.jobsRunning')} count={data.jobs.running} />
          <Tile to="/admin/jobs" status="dead" label={t('queues.jobsDead')} count={data.jobs.dead} bad />
          <Tile to="/admin/outbox" status="queued" label={t('queues.mailsQueued')} count={data.mails.queued} />
          <Tile to="/admin/outbox" status="failed" label={t('queues.mailsFailed')} count={data.mails.failed} bad />
          <Tile to="/admin/outbox" status="unknown" label={t('queues.mailsUnknown')} count={data.mails.unknown} bad />
        </dl>
      ) : (
        <Skeleton lines={3} />
      )}
    </section>
  );
}

interface TileProps {
  to: '/admin/jobs' | '/admin/outbox';
  status: string;
  label: string;
  count: number;
  /** Any at all is bad news. */
  bad?: boolean;
}

function Tile({ to, status, label, count, bad }: TileProps) {
  const { number } = useFormats();
  return (
    <div className={bad && count > 0 ? 'tile tile-bad' : 'tile'}>
      <dt>
        <Link to={to} search={{ status } as never}>
          {label}
        </Link>
      </dt>
      <dd>{count >= ENOUGH ? `${number(ENOUGH)}+` : number(count)}</dd>
    </div>
  );
}
