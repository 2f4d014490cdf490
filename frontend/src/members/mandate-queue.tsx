import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterChoice, Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { DecideProposal } from './decide-proposal';
import { Decision } from './decision';
import { PROPOSAL_STATUSES, type QueueSearch } from './proposal-search';
import { type Proposal, ProposalTag } from './proposal-status';

/** Whom the bodies propose to represent them, for those who decide. */
export function MandateQueuePage({ search }: { search: QueueSearch }) {
  const { t } = useTranslation('mandates');
  const navigate = useNavigate();
  const [deciding, setDeciding] = useState<{ proposal: Proposal; confirms: boolean }>();
  const chosen = { status: search.status ?? 'proposed' } as const;
  const pages = query.useInfiniteQuery('get', '/api/v1/mandate-proposals', { params: { query: chosen } }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead title={t('queue.title')} lead={t('queue.lead')} />
      <Filters
        key={JSON.stringify(search)}
        label={t('ui:filters.label')}
        narrowed={search.status !== undefined}
        onApply={(values) => void navigate({ to: '/admin/mandates', search: values as QueueSearch })}
        onClear={() => void navigate({ to: '/admin/mandates', search: {} })}
      >
        <FilterChoice
          name="status"
          label={t('queue.status')}
          values={PROPOSAL_STATUSES}
          text={(status) => t(`status.${status}`)}
          chosen={chosen.status}
        />
      </Filters>
      <Listing list={pages} empty={<EmptyState title={t('queue.none')}>{t('queue.noneText')}</EmptyState>}>
        {(proposals) => (
          <Proposals proposals={proposals} decide={(proposal, confirms) => setDeciding({ proposal, confirms })} />
        )}
      </Listing>
      <DecideProposal deciding={deciding} onClose={() => setDeciding(undefined)} />
    </div>
  );
}

interface Props {
  proposals: readonly Proposal[];
  decide: (proposal: Proposal, confirms: boolean) => void;
}

function Proposals({ proposals, decide }: Props) {
  const { t } = useTranslation('mandates');
  const { date } = useFormats();
  const columns: Column<Proposal>[] = [
    {
      key: 'member',
      head: t('queue.who'),
      cell: ({ member }) =>
        member ? (
          <Link to="/admin/members/$id" params={{ id: member.id }}>
            {member.name}
          </Link>
        ) : (
          t('somebody')
        ),
    },
    { key: 'body', head: t('queue.body'), cell: ({ organisation }) => bodyName(organisation) },
    {
      key: 'window',
      head: t('queue.window'),
      cell: ({ starts_on, ends_on }) =>
        ends_on ? t('between', { from: date(starts_on), to: date(ends_on) }) : t('since', { from: date(starts_on) }),
    },
    { key: 'decision', head: t('decision'), cell: (proposal) => <Decision decision={proposal} /> },
    {
      key: 'by',
      head: t('queue.by'),
      cell: ({ proposed_by, created_at }) => `${proposed_by?.name ?? t('somebody')}, ${date(created_at)}`,
    },
    {
      key: 'status',
      head: t('queue.status'),
      cell: (proposal) => (
        <>
          <ProposalTag status={proposal.status} />
          {proposal.reason ? <span> {proposal.reason}</span> : null}
        </>
      ),
    },
    {
      key: 'action',
      head: t('queue.action'),
      cell: (proposal) =>
        proposal.abilities.can_decide ? (
          <span className="row">
            <Button small variant="primary" onClick={() => decide(proposal, true)}>
              {t('decide.confirm')}
            </Button>
            <Button small onClick={() => decide(proposal, false)}>
              {t('decide.refuse')}
            </Button>
          </span>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <DataTable
      caption={t('queue.title')}
      captionHidden
      columns={columns}
      rows={proposals}
      keyOf={(proposal) => proposal.id}
    />
  );
}
