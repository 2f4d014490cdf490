import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { Artwork } from '@/art/artwork';
import { localized, useTranslation } from '@/i18n';
import { Card, CardGrid } from '@/ui/card';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { useWords } from '@/words/words';
import { type CampaignCard, useStageLine } from './state';
import './campaign.css';

/** All campaigns, the newest first. */
export function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const list = query.useInfiniteQuery('get', '/api/v1/campaigns', { params: { query: { limit: 12 } } }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead title={t('list.title')} lead={t('list.lead')} />
      <Listing list={list} wait={<Skeleton card lines={6} />} empty={<EmptyState title={t('list.none')} />}>
        {(campaigns) => (
          <CardGrid items={campaigns} keyOf={({ id }) => id} label={t('list.title')}>
            {(campaign) => <OneCampaign campaign={campaign} />}
          </CardGrid>
        )}
      </Listing>
    </div>
  );
}

/** A campaign in a list: its picture, where it is, and what comes next. */
function OneCampaign({ campaign }: { campaign: CampaignCard }) {
  const { t } = useTranslation('campaigns');
  const words = useWords();
  const line = useStageLine();
  const stageOf = (kind: CampaignCard['current']) => campaign.stages.find((stage) => stage.kind === kind);
  const [current, next] = [stageOf(campaign.current), stageOf(campaign.next)];
  return (
    <Card
      level={2}
      art={<Artwork name={campaign.artwork} />}
      title={
        <Link to="/campaigns/$slug" params={{ slug: campaign.slug }}>
          {localized(campaign.title)}
        </Link>
      }
      tags={
        campaign.status === 'draft' ? (
          <Tag tone="warn">{t('status.draft')}</Tag>
        ) : current && campaign.status === 'published' ? (
          <Tag tone="good">{t('list.now', { stage: words.stage(current.kind) })}</Tag>
        ) : (
          <Tag>{t('list.over')}</Tag>
        )
      }
      foot={
        <>
          {current && campaign.status === 'published' ? <span>{line(current)}</span> : null}
          {next && campaign.status === 'published' ? (
            <span>{t('list.next', { stage: words.stage(next.kind), when: line(next) })}</span>
          ) : null}
        </>
      }
    >
      <p>{localized(campaign.summary)}</p>
    </Card>
  );
}
