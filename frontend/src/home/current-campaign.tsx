import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Artwork } from '@/art/artwork';
import { localized, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { Skeleton } from '@/ui/page';
import { type Step, Stepper } from '@/ui/stepper';

type CampaignCard = components['schemas']['CampaignCard'];

/** The campaign that is under way: what one can do in it now, and where its five stages are. */
export function CurrentCampaign() {
  const { data } = query.useQuery('get', '/api/v1/campaigns', {
    params: { query: { status: 'published', limit: 10 } },
  });
  const campaign = data?.items.find((each) => each.current) ?? data?.items[0];
  if (data && !campaign) return null;
  const others = data?.items.filter((each) => each.current && each !== campaign).slice(0, 4) ?? [];
  return (
    <>
      <Newest campaign={campaign} />
      {others.length > 0 ? <Others campaigns={others} /> : null}
    </>
  );
}

function Newest({ campaign }: { campaign: CampaignCard | undefined }) {
  const { t } = useTranslation('home');
  return (
    <section className="home-campaign" aria-labelledby="home-campaign">
      {campaign ? (
        <>
          <p className="home-kicker">{t('campaign.now')}</p>
          <h2 id="home-campaign">{localized(campaign.title)}</h2>
          <p className="measure">{localized(campaign.summary)}</p>
          <Stages campaign={campaign} />
          <div>
            <ButtonLink variant="call" to={`/campaigns/${campaign.slug}` as string}>
              {t(campaign.current ? `campaign.act.${campaign.current}` : 'campaign.see')}
              <span aria-hidden="true"> ›</span>
            </ButtonLink>
          </div>
        </>
      ) : (
        <Skeleton lines={7} />
      )}
    </section>
  );
}

/** The campaigns that are further on: each waits for something else. */
function Others({ campaigns }: { campaigns: readonly CampaignCard[] }) {
  const { t } = useTranslation('home');
  return (
    <section className="stack" aria-labelledby="home-others">
      <h2 id="home-others">{t('others.title')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="home-others">
        {campaigns.map(({ id, slug, title, artwork, current }) => (
          <li key={id} className="home-other">
            <Artwork name={artwork} />
            <div className="stack stack-tight">
              <p className="home-kicker">{t(`words:stage.${current}`)}</p>
              <h3>
                <Link to="/campaigns/$slug" params={{ slug }}>
                  {localized(title)}
                </Link>
              </h3>
              <p className="soft">{t(`others.${current}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stages({ campaign }: { campaign: CampaignCard }) {
  const { t } = useTranslation('home');
  const { shortDate } = useFormats();
  const steps = campaign.stages.map(({ kind, state, opens_at, closes_at }): Step => {
    const current = kind === campaign.current;
    const until = state === 'open' && closes_at ? t('campaign.until', { date: shortDate(closes_at) }) : undefined;
    const from = state === 'scheduled' && opens_at ? t('campaign.from', { date: shortDate(opens_at) }) : undefined;
    return {
      label: t(`words:stage.${kind}`),
      state: current ? 'current' : state === 'scheduled' ? 'next' : 'done',
      note: until ?? from,
    };
  });
  return <Stepper steps={steps} label={t('campaign.stages')} />;
}
