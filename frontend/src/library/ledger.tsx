import { lazy, Suspense, useState } from 'react';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { BodyLink } from '@/organisations/body-link';
import { Button } from '@/ui/button';
import { EmptyState, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tag } from '@/ui/tag';
import { ADOPTION_TONES } from './tones';

const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog')).MoveDialog }));

type Adoption = components['schemas']['Adoption'];

/** The public ledger: which bodies have adopted the solution, and how each is getting on. */
export function Ledger({ slug }: { slug: string }) {
  const { t } = useTranslation('library');
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/library-entries/{slug}/adoptions',
    { params: { path: { slug }, query: { limit: 20 } } },
    { ...byCursor, throwOnError: true },
  );
  const [moving, setMoving] = useState<Adoption>();
  const adoptions = list.data?.pages.flatMap((page) => page.items);
  return (
    <section className="stack" aria-labelledby="ledger">
      <h2 id="ledger">{t('ledger.title')}</h2>
      {adoptions === undefined ? <Skeleton /> : null}
      {adoptions?.length === 0 ? <EmptyState title={t('ledger.empty')} /> : null}
      {adoptions && adoptions.length > 0 ? (
        // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
        <ul role="list" className="ledger">
          {adoptions.map((adoption) => (
            <Line key={adoption.id} adoption={adoption} onMove={() => setMoving(adoption)} />
          ))}
        </ul>
      ) : null}
      {list.hasNextPage ? (
        <Pager
          count={adoptions?.length ?? 0}
          hasMore
          pending={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
      {moving ? (
        <Suspense>
          <MoveDialog adoption={moving} slug={slug} onClose={() => setMoving(undefined)} />
        </Suspense>
      ) : null}
    </section>
  );
}

function Line({ adoption, onMove }: { adoption: Adoption; onMove: () => void }) {
  const { t } = useTranslation('library');
  const { date, shortDate } = useFormats();
  const last = adoption.steps.at(-1);
  return (
    <li className="ledger-line">
      <div className="row row-apart">
        <h3>{adoption.organisation ? <BodyLink body={adoption.organisation} /> : null}</h3>
        <Tag tone={ADOPTION_TONES[adoption.status]}>{t(`ledger.status.${adoption.status}`)}</Tag>
      </div>
      {last?.note ? <p>{last.note}</p> : null}
      <p className="faint">{t('ledger.since', { date: date(last?.at ?? adoption.updated_at) })}</p>
      {adoption.steps.length > 1 ? (
        <details>
          <summary>{t('ledger.steps', { count: adoption.steps.length })}</summary>
          <ol className="ledger-steps">
            {adoption.steps.map((step) => (
              <li key={step.at}>
                <span className="faint">{shortDate(step.at)}</span> <strong>{t(`ledger.status.${step.status}`)}</strong>
                {step.note ? <span>: {step.note}</span> : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {adoption.abilities.can_move_to.length > 0 ? (
        <div>
          <Button small onClick={onMove}>
            {t('ledger.move')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
