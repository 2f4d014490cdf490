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
  // What has not begun has no figures yet.
  const begun = new Set(campaign.stages.filter(({ state }) => state !== 'scheduled').map(({ kind }) => kind));
  const shown = figures
    ? (
        [
          ['join', 'members', figures.members],
          ['submit', 'submissions', figures.submissions],
          ['submit', 'organisations', figures.organisations],
          ['triage', 'answered', figures.answered],
          ['triage', 'challenges', figures.challenges],
          ['design', 'approved', figures.approved_projects],
          ['library', 'adoptions', figures.adoptions],
        ] as const
      ).filter(([kind]) => begun.has(kind))
    : [];
  return (
    <aside className="campaign-figures stack" aria-labelledby="campaign-figures">
      <h2 id="campaign-figures">{t('figures.title')}</h2>
      {figures ? (
        <dl>
          {shown.map(([, key, value]) => (
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
