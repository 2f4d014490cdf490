import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { Notice, type NoticeTone } from '@/ui/notice';
import { OutcomeTag } from './outcome';
import type { Outcome } from './queries';

const TONES: Record<Outcome | 'open', NoticeTone> = { open: 'info', approve: 'good', revise: 'warn', reject: 'bad' };

/** Where a project stands with the network: its last round, and the ones before. */
export function RoundsOfProject({ project }: { project: string }) {
  const { t } = useTranslation('evaluations');
  const { date } = useFormats();
  const { data } = query.useQuery('get', '/api/v1/evaluation-rounds', {
    params: { query: { project_id: project, limit: 20 } },
  });
  const [last, ...earlier] = data?.items ?? [];
  if (!last) return null;
  const state = last.outcome ?? 'open';
  return (
    <section className="stack stack-tight" aria-label={t('title')}>
      <Notice tone={TONES[state]} title={t(`project.${state}`)}>
        {last.rationale ? <p className="evaluation-text">{last.rationale}</p> : null}
        {last.outcome ? null : <p>{t('of', { evaluated: last.evaluated, quorum: last.quorum })}</p>}
        <p>
          <Link to="/evaluations/$roundId" params={{ roundId: last.id }}>
            {t('project.more')}
          </Link>
        </p>
      </Notice>
      {earlier.length > 0 ? (
        <details>
          <summary>{t('project.earlier', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((round) => (
              <li key={round.id}>
                <Link to="/evaluations/$roundId" params={{ roundId: round.id }}>
                  {t('number', { number: round.number })}, {date(round.opened_at)}
                </Link>{' '}
                <OutcomeTag outcome={round.outcome} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
