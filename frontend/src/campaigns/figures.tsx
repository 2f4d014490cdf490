import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Skeleton } from '@/ui/page';
import type { Campaign } from './state';

interface Props {
  campaign: Campaign;
  figures: components['schemas']['CampaignFigures'] | undefined;
}

/** What came of the campaign so far, and what it promises. */
export function CampaignFigures({ campaign, figures }: Props) {
  const { t } = useTranslation('campaigns');
  const { number } = useFormats();
  const shown = figures
    ? ([
        ['submissions', figures.submissions],
        ['organisations', figures.organisations],
        ['answered', figures.answered],
        ['challenges', figures.challenges],
        ['approved', figures.approved_projects],
        ['adoptions', figures.adoptions],
      ] as const)
    : [];
  return (
    <aside className="campaign-figures stack" aria-labelledby="campaign-figures">
      <h2 id="campaign-figures">{t('figures.title')}</h2>
      {figures ? (
        <dl>
          {shown.map(([key, value]) => (
            <div key={key}>
              <dt>{t(`figures.${key}`)}</dt>
              <dd className="number">{number(value)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <Skeleton lines={6} />
      )}
      <p className="soft">{t('figures.promise', { count: campaign.response_days })}</p>
    </aside>
  );
}
