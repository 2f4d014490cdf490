import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import './triage.css';

/** What was decided so far, with the reasons, and to the staff the scores of that moment. */
export function Decisions({ submission }: { submission: string }) {
  const { t } = useTranslation('triage');
  const { date, number } = useFormats();
  const { data } = query.useQuery('get', '/api/v1/submissions/{id}/decisions', {
    params: { path: { id: submission }, query: { limit: 100 } },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t('decisions.title')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list" className="stack">
        {data.items.map((it) => (
          <li key={it.id} className="stack stack-tight decision">
            <strong>{t(`decided.${it.kind}`)}</strong>
            {it.challenge ? (
              <span>
                →{' '}
                <Link to="/challenges/$id" params={{ id: it.challenge.id }}>
                  {it.challenge.code} {it.challenge.title}
                </Link>
              </span>
            ) : null}
            {it.merged_into ? (
              <span>
                →{' '}
                <Link to="/submissions/$id" params={{ id: it.merged_into.id }}>
                  {[it.merged_into.code, it.merged_into.title].filter(Boolean).join(' ')}
                </Link>
              </span>
            ) : null}
            <p className="review-text">{it.rationale}</p>
            <p className="faint">
              {[it.decided_by?.name, date(it.created_at)].filter(Boolean).join(' · ')}
              {it.scores?.mean == null
                ? null
                : ` · ${t('decisions.scores', { mean: number(it.scores.mean, 2), count: it.scores.count })}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
