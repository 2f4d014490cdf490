import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { query } from '@/api/client';
import { useMay } from '@/app/session';
import { Artwork } from '@/art/artwork';
import { localized, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { Calls } from './calls';
import { CampaignFigures } from './figures';
import { Stages } from './stages';
import { type Campaign, paragraphs } from './state';
import './campaign.css';

// Only members are asked how it was.
const FeedbackPanel = lazy(() => import('@/feedback/feedback-panel').then((part) => ({ default: part.FeedbackPanel })));

/** A campaign: its stages, what one can do in it now, its story and what came of it. */
export function CampaignPage({ slug }: { slug: string }) {
  const { t } = useTranslation('campaigns');
  const params = { params: { path: { slug } } };
  const { data: campaign } = query.useSuspenseQuery('get', '/api/v1/campaigns/{slug}', params);
  const gives = useMay('feedback:give');
  const { data: figures } = query.useQuery('get', '/api/v1/campaigns/{slug}/figures', params);
  return (
    <div className="stack stack-wide">
      <Breadcrumbs
        way={[
          <Link key="campaigns" to="/campaigns">
            {t('list.title')}
          </Link>,
        ]}
        here={localized(campaign.title)}
      />
      <Standing campaign={campaign} />
      <div className="campaign-hero">
        <div className="stack">
          <PageHead title={localized(campaign.title)} lead={localized(campaign.summary)} />
          <Calls campaign={campaign} survey={figures?.survey ?? undefined} />
        </div>
        <Artwork name={campaign.artwork} className="campaign-art" />
      </div>
      <section className="stack" aria-labelledby="campaign-stages">
        <h2 id="campaign-stages">{t('stages.title')}</h2>
        <Stages campaign={campaign} figures={figures} />
      </section>
      <div className="campaign-body">
        <section className="stack measure" aria-labelledby="campaign-story">
          <h2 id="campaign-story">{t('story')}</h2>
          {paragraphs(localized(campaign.story)).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
        <CampaignFigures campaign={campaign} figures={figures} />
      </div>
      {gives ? (
        <Suspense>
          <FeedbackPanel slug={slug} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** What the staff should know of it, and the way to change it. */
function Standing({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  if (campaign.status === 'archived')
    return <Notice title={t('status.archivedTitle')}>{t('status.archivedText')}</Notice>;
  if (!campaign.abilities.can_revise) return null;
  return (
    <Notice
      tone={campaign.status === 'draft' ? 'warn' : 'info'}
      title={t(campaign.status === 'draft' ? 'status.draftTitle' : 'status.yours')}
    >
      <p>
        <ButtonLink small to="/admin/campaigns/$slug" params={{ slug: campaign.slug }}>
          {t('manage')}
        </ButtonLink>
      </p>
    </Notice>
  );
}
