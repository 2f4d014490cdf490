import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import type { Submission } from './state';

/** What the submission led to: the challenge it became, the one that speaks for it, those it speaks for. */
export function Lineage({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  if (!it.challenge && !it.merged_into && it.merged.length === 0) return null;
  return (
    <section aria-labelledby="submission-lineage">
      <Notice tone="good" title={<span id="submission-lineage">{t('lineage.title')}</span>}>
        <div className="stack stack-tight">
          {it.challenge ? (
            <p>
              {t('lineage.challenge')}{' '}
              <Link to="/challenges/$id" params={{ id: it.challenge.id }}>
                {it.challenge.code} · {it.challenge.title}
              </Link>
            </p>
          ) : null}
          {it.merged_into ? (
            <p>
              {t('lineage.mergedInto')} <Named it={it.merged_into} />
            </p>
          ) : null}
          {it.merged.length > 0 ? (
            <div>
              <p>{t('lineage.merged')}</p>
              <ul>
                {it.merged.map((each) => (
                  <li key={each.id}>
                    <Named it={each} />
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </div>
      </Notice>
    </section>
  );
}

const Named = ({ it }: { it: Submission['merged'][number] }) => (
  <Link to="/submissions/$id" params={{ id: it.id }}>
    {[it.code, it.title].filter(Boolean).join(' · ')}
  </Link>
);
