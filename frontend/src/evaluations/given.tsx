import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { bodyName, localized, useFormats, useTranslation } from '@/i18n';
import { Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tag } from '@/ui/tag';
import { step } from './form';
import type { Evaluation, Round } from './queries';

/** The evaluations that were submitted, one by one. */
export function Given({ round }: { round: Round }) {
  const { t } = useTranslation('evaluations');
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/evaluation-rounds/{id}/evaluations',
    { params: { path: { id: round.id }, query: { limit: 20 } } },
    { ...byCursor, throwOnError: true },
  );
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <section className="stack" aria-labelledby="given">
      <h2 id="given">{t('given.title')}</h2>
      {items ? (
        <>
          {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
          <ul role="list" className="given">
            {items.map((evaluation) => (
              <li key={evaluation.id}>
                <One evaluation={evaluation} round={round} />
              </li>
            ))}
          </ul>
          <Pager
            count={items.length}
            hasMore={list.hasNextPage}
            pending={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      ) : (
        <Skeleton />
      )}
    </section>
  );
}

function One({ evaluation, round }: { evaluation: Evaluation; round: Round }) {
  const { t } = useTranslation('evaluations');
  const { number, date } = useFormats();
  const { criteria, scale } = round.rubric;
  const write = (value: number | null | undefined) => {
    if (value == null) return t('form.abstain');
    return step(value, localized(scale.find((each) => each.value === value)?.label));
  };
  return (
    <article className="stack stack-tight">
      <div className="row row-apart">
        <h3 className="given-name">
          {evaluation.evaluator?.name} {evaluation.mine ? <Tag tone="info">{t('given.mine')}</Tag> : null}
          <span className="faint given-body">{bodyName(evaluation.organisation)}</span>
        </h3>
        <span className="given-score number">
          {evaluation.weighted == null ? t('summary.none') : number(evaluation.weighted, 2)}
        </span>
      </div>
      {evaluation.comment ? <p className="evaluation-text">{evaluation.comment}</p> : null}
      <details>
        <summary>{t('given.values')}</summary>
        <dl className="given-values">
          {criteria.map(({ key, label }) => (
            <div key={key}>
              <dt>{localized(label)}</dt>
              <dd>{write(evaluation.values[key])}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p className="faint">{date(evaluation.updated_at)}</p>
    </article>
  );
}
