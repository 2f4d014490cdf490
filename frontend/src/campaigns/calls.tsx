import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import type { Campaign } from './state';

type Action = components['schemas']['CampaignAction'];

/** What matters most to most people comes first, unless the present stage asks for something else. */
const ORDER: readonly Action[] = ['submit', 'participate', 'answer_survey', 'register', 'read_library', 'follow'];
const OF_STAGE: Readonly<Record<NonNullable<Campaign['current']>, readonly Action[]>> = {
  join: ['answer_survey', 'register'],
  submit: ['submit'],
  triage: ['follow'],
  design: ['participate'],
  library: ['read_library'],
};

interface Props {
  campaign: Campaign;
  /** The name of its survey in its address, when it has one. */
  survey: string | undefined;
}

/** The one thing to do now, and the others below it. */
export function Calls({ campaign, survey }: Props) {
  const { t } = useTranslation('campaigns');
  const now = campaign.current ? OF_STAGE[campaign.current] : [];
  const rank = (action: Action) => (now.includes(action) ? -1 : ORDER.indexOf(action));
  const offered = campaign.actions
    .filter((action) => action !== 'answer_survey' || survey)
    .sort((a, b) => rank(a) - rank(b));
  const [first, ...others] = offered;
  if (!first) return <NoCall campaign={campaign} />;
  return (
    <div className="stack stack-tight">
      <p>
        <ButtonLink variant="call" {...wayOf(first, campaign.slug, survey)}>
          {t(`call.${first}`)}
        </ButtonLink>
      </p>
      {others.length > 0 ? (
        // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
        <ul role="list" className="row campaign-others">
          {others.map((action) => (
            <li key={action}>
              <Link {...wayOf(action, campaign.slug, survey)}>{t(`call.${action}`)}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Nothing to do here and now: for want of a session, of business in the stage that is open, or of an open stage. */
function NoCall({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const { member, ready } = useSession();
  if (!campaign.current) return <p className="soft">{t(campaign.next ? 'call.later' : 'call.over')}</p>;
  if (member || !ready) return <p className="soft">{t('call.nothing')}</p>;
  return (
    <div className="row">
      <ButtonLink variant="call" to="/sign-in" search={{ next: `/campaigns/${campaign.slug}` }}>
        {t('call.sign_in')}
      </ButtonLink>
      <Link to="/register">{t('call.register')}</Link>
    </div>
  );
}

/** Where an action is done; challenges are those of the campaign. */
function wayOf(action: Action, slug: string, survey = '') {
  const ways = {
    register: { to: '/register' },
    answer_survey: { to: '/surveys/$slug', params: { slug: survey } },
    submit: { to: '/campaigns/$slug/submit', params: { slug } },
    follow: { to: '/campaigns/$slug/submissions', params: { slug } },
    participate: { to: '/challenges', search: { campaign: slug } },
    read_library: { to: '/library' },
  } as const;
  return ways[action];
}
