import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { Tag } from '@/ui/tag';
import { TONES } from './record';

type Step = components['schemas']['StandingChange'];

/** Where one has stood in the network, since when and on what it rests. */
export function MySteps() {
  const list = query.useInfiniteQuery('get', '/api/v1/me/standing-changes', {}, byCursor);
  return <Steps list={list} />;
}

/** The same of a member, with who decided. */
export function StepsOf({ id }: { id: string }) {
  const { t } = useTranslation('standing');
  const params = { path: { id } };
  const list = query.useInfiniteQuery('get', '/api/v1/members/{id}/standing-changes', { params }, byCursor);
  return (
    <section className="stack" aria-labelledby="person-steps">
      <h2 id="person-steps">{t('title')}</h2>
      <Steps list={list} withWho />
    </section>
  );
}

type List = Parameters<typeof Listing<Step>>[0]['list'];

function Steps({ list, withWho }: { list: List; withWho?: boolean }) {
  const { t } = useTranslation('standing');
  const { dateTime } = useFormats();
  const columns: Column<Step>[] = [
    { key: 'at', head: t('at'), cell: (step) => dateTime(step.at) },
    {
      key: 'status',
      head: t('status'),
      cell: (step) => <Tag tone={TONES[step.status]}>{t(`statuses.${step.status}`)}</Tag>,
    },
    { key: 'rule', head: t('rule'), cell: (step) => t(`rules.${step.rule}`) },
    { key: 'evidence', head: t('evidence'), cell: (step) => step.evidence ?? step.reason ?? '—' },
    ...(withWho ? [{ key: 'by', head: t('by'), cell: (step: Step) => step.by?.name ?? '—' }] : []),
  ];
  return (
    <Listing list={list} empty={<p className="soft">{t('none')}</p>}>
      {(steps) => (
        <DataTable caption={t('title')} captionHidden columns={columns} rows={steps} keyOf={(step) => step.id} />
      )}
    </Listing>
  );
}
