import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { Skeleton } from '@/ui/page';
import { type Step, Stepper } from '@/ui/stepper';

type CampaignCard = components['schemas']['CampaignCard'];

/** The campaign that is under way: what one can do in it now, and where its five stages are. */
export function CurrentCampaign() {
  const { t } = useTranslation('home');
  const { data } = query.useQuery('get', '/api/v1/campaigns', {
    params: { query: { status: 'published', limit: 10 } },
  });
  const campaign = data?.items.find((each) => each.current) ?? data?.items[0];
  if (data && !campaign) return null;
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
