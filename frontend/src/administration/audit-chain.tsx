import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';

/** Beyond this many the API does not count. */
const ENOUGH = 1000;
/** Events are sealed every minute. */
const TOO_LONG = 10 * 60_000;

/** How far the trail is sealed, and when it was last signed. */
export function AuditChain() {
  const { t } = useTranslation('administration');
  const { dateTime, number, relative } = useFormats();
  const { data, error } = query.useQuery('get', '/api/v1/audit-chain', {}, { refetchInterval: 60_000 });
  if (error) throw error;
  if (!data) return <Skeleton lines={4} />;
  const { waiting, waiting_since: since, checkpoint } = data;
  const stuck = since && Date.now() - Date.parse(since) > TOO_LONG;
  return (
    <section className="stack" aria-labelledby="audit-chain">
      <h2 id="audit-chain">{t('chain.title')}</h2>
      {stuck ? (
        <Notice tone="bad" title={t('chain.stuck')}>
          {t('chain.stuckText', { since: relative(since) })}
        </Notice>
      ) : null}
      <dl className="record">
        <div>
          <dt>{t('chain.size')}</dt>
          <dd>{number(data.size)}</dd>
        </div>
        <div>
          <dt>{t('chain.sealedUntil')}</dt>
          <dd>{data.sealed_until ? dateTime(data.sealed_until) : '—'}</dd>
        </div>
        <div>
          <dt>{t('chain.waiting')}</dt>
          <dd>{waiting >= ENOUGH ? `${number(ENOUGH)}+` : number(waiting)}</dd>
        </div>
        <div>
          <dt>{t('chain.checkpoint')}</dt>
          <dd>
            {checkpoint
              ? t('chain.checkpointOf', { at: dateTime(checkpoint.at), size: number(checkpoint.size) })
              : t('chain.noCheckpoint')}
          </dd>
        </div>
      </dl>
      <p className="soft">
        {t('chain.how')} <a href="/api/v1/audit-checkpoints">{t('chain.checkpoints')}</a>
      </p>
    </section>
  );
}
