import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { NotFound } from '@/app/faults';
import { useMay } from '@/app/session';
import { localized, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { useWords } from '@/words/words';
import { type CampaignCard, useStageLine } from '../state';
import { StatusTag } from './status-tag';

/** All campaigns, drafts too, for those who run them. */
export function AdminCampaignsPage() {
  const { t } = useTranslation('campaign-admin');
  const manages = useMay('campaigns:manage');
  const list = query.useInfiniteQuery('get', '/api/v1/campaigns', { params: { query: { limit: 50 } } }, byCursor);
  if (!manages) return <NotFound />;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('admin.title')}
        lead={t('admin.lead')}
        actions={
          <ButtonLink variant="primary" to="/admin/campaigns/new">
            {t('admin.new')}
          </ButtonLink>
        }
      />
      <Listing list={list} wait={<Skeleton lines={5} />} empty={<EmptyState title={t('campaigns:list.none')} />}>
        {(campaigns) => <Campaigns rows={campaigns} />}
      </Listing>
    </div>
  );
}

function Campaigns({ rows }: { rows: readonly CampaignCard[] }) {
  const { t } = useTranslation('campaign-admin');
  const words = useWords();
  const line = useStageLine();
  const stage = (campaign: CampaignCard, kind: CampaignCard['current']) => {
    const found = campaign.stages.find((each) => each.kind === kind);
    return found ? `${words.stage(found.kind)} · ${line(found)}` : '–';
  };
  return (
    <DataTable
      caption={t('admin.title')}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('admin.campaign'),
          cell: (row) => (
            <Link to="/admin/campaigns/$slug" params={{ slug: row.slug }}>
              {localized(row.title)}
            </Link>
          ),
        },
        {
          key: 'status',
          head: t('admin.status'),
          cell: ({ status }) => <StatusTag status={status} />,
        },
        { key: 'current', head: t('admin.current'), cell: (row) => stage(row, row.current) },
        { key: 'next', head: t('admin.next'), cell: (row) => stage(row, row.next) },
      ]}
    />
  );
}
