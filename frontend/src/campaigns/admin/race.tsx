import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '@/api/client';
import { isProblem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import type { FormState } from '@/ui/form';
import { Notice } from '@/ui/notice';
import type { Campaign } from '../state';

export const campaignQuery = (slug: string) =>
  query.queryOptions('get', '/api/v1/campaigns/{slug}', { params: { path: { slug } } });

/** Sends a change with the `If-Match` it is given, and answers with the campaign as it is then. */
type Change = (ifMatch: string) => Promise<{ data?: Campaign | undefined }>;

/** One form's part of a campaign, which others may change meanwhile. */
export interface Race {
  /** What the fields hold at first; it stays when others save, so that nothing typed is lost. */
  start: Campaign;
  /** How often the form began anew: the key of its fields. */
  round: number;
  /** Somebody saved something else into the same fields, and there is something typed that they do not hold. */
  lost: boolean;
  /** The form as the race needs it: it hears of the first thing typed. */
  watch: (form: FormState) => FormState;
  save: (change: Change) => Promise<void>;
  /** The next save overwrites what the others wrote. */
  keepMine: () => void;
  /** The fields hold what the others wrote. */
  takeTheirs: () => void;
}

/**
 * The revision counts the whole campaign, and its page has several forms. Only who changes the same part is a rival: a
 * change elsewhere, ours or another's, does not get in the way.
 */
export function useRace(campaign: Campaign, partOf: (of: Campaign) => unknown): Race {
  const queries = useQueryClient();
  const [{ start, round }, setStart] = useState({ start: campaign, round: 0 });
  const [seen, setSeen] = useState(campaign);
  const [touched, setTouched] = useState(false);
  const differs = (one: Campaign) =>
    one.revision > seen.revision && JSON.stringify(partOf(one)) !== JSON.stringify(partOf(seen));
  const takeTheirs = () => {
    setSeen(campaign);
    setStart({ start: campaign, round: round + 1 });
    setTouched(false);
  };
  const behind = differs(campaign);
  if (behind && !touched) takeTheirs();

  const keep = async (change: Change, { revision, slug }: Campaign) => {
    const { data } = await change(`"${revision}"`);
    if (!data) return;
    setSeen(data);
    setTouched(false);
    queries.setQueryData(campaignQuery(slug).queryKey, data);
    // Everything that shows a campaign's stages or name.
    void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/campaigns') });
  };

  const save = async (change: Change) => {
    try {
      await keep(change, campaign);
    } catch (error) {
      if (!isProblem(error, 'stale')) throw error;
      const latest = await queries.fetchQuery({ ...campaignQuery(campaign.slug), staleTime: 0 });
      if (differs(latest)) throw error;
      await keep(change, latest);
    }
  };

  return {
    start,
    round,
    lost: behind && touched,
    watch: (form) => ({
      ...form,
      touch: () => {
        setTouched(true);
        form.touch();
      },
    }),
    save,
    keepMine: () => setSeen(campaign),
    takeTheirs,
  };
}

/** Says that somebody was faster, and asks whose word counts. */
export function LostRace({ race }: { race: Race }) {
  const { t } = useTranslation('campaign-admin');
  if (!race.lost) return null;
  return (
    <Notice tone="warn" live title={t('race.title')}>
      <p>{t('race.text')}</p>
      <div className="row">
        <Button small onClick={race.keepMine}>
          {t('race.mine')}
        </Button>
        <Button small onClick={race.takeTheirs}>
          {t('race.theirs')}
        </Button>
      </div>
    </Notice>
  );
}
