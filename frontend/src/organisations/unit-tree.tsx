import { type ReactNode, useState } from 'react';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import './unit-tree.css';

export type Unit = components['schemas']['Unit'];

interface Props {
  organisation: string;
  /** What stands beside a unit: what one may do with it. */
  actions?: ((unit: Unit) => ReactNode) | undefined;
  /** In place of a tree that has nothing in it. */
  empty: ReactNode;
}

/** The units of a body: each level is fetched when it is opened, since a ministry has hundreds of them. */
export function UnitTree({ organisation, actions, empty }: Props) {
  return <Level {...{ organisation, actions, empty }} />;
}

interface LevelProps extends Props {
  under?: Unit | undefined;
}

function Level({ organisation, under, actions, empty }: LevelProps) {
  const { t } = useTranslation('registry');
  const params = {
    path: { id: organisation },
    query: { limit: 50, ...(under ? { under: under.id } : {}) },
  };
  const pages = query.useInfiniteQuery('get', '/api/v1/organisations/{id}/units', { params }, byCursor);
  if (pages.error) throw pages.error;
  if (!pages.data) return <Skeleton lines={under ? 1 : 4} />;
  const units = pages.data.pages.flatMap((page) => page.items);
  if (units.length === 0) return empty;
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="unit-level" aria-label={under ? bodyName(under) : t('units.title')}>
        {units.map((unit) => (
          <Node key={unit.id} {...{ unit, organisation, actions }} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <div>
          <Button small pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('units.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Node({ unit, organisation, actions }: Omit<LevelProps, 'empty'> & { unit: Unit }) {
  const { t } = useTranslation('registry');
  const [open, setOpen] = useState(false);
  const name = bodyName(unit);
  return (
    <li className="unit">
      <div className="unit-row">
        {unit.has_units ? (
          <button
            type="button"
            className="unit-toggle"
            aria-expanded={open}
            aria-label={t('units.toggle', { name })}
            onClick={() => setOpen(!open)}
          >
            <span aria-hidden="true">{open ? '−' : '+'}</span>
          </button>
        ) : (
          <span className="unit-toggle unit-leaf" aria-hidden="true" />
        )}
        <div className="unit-name">
          <span>{name}</span>
          <small className="soft">
            {t(`unitKinds.${unit.kind}`)} · {unit.code}
          </small>
        </div>
        {unit.status === 'closed' ? <Tag>{t('units.closed')}</Tag> : null}
        {actions?.(unit)}
      </div>
      {open ? <Level {...{ organisation, actions, under: unit, empty: null }} /> : null}
    </li>
  );
}
