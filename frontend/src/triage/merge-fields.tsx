import { useState } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { TextField } from '@/ui/text-field';

type Submission = components['schemas']['Submission'];

/** The states from which a submission may speak for another. */
const TAKES = ['submitted', 'in_review', 'needs_information', 'promoted'];

/** Which submission speaks for this one from now on: found by its code or by words; before that those of its policy area. */
export function MergeFields({ submission }: { submission: Submission }) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('words');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const area = submission.policy_area;
  const { data, isFetching } = query.useQuery('get', '/api/v1/campaigns/{slug}/triage', {
    params: {
      path: { slug: submission.campaign?.slug ?? '' },
      query: { ...(asked ? { q: asked } : area ? { policy_area: area } : {}), sort: 'newest', limit: 30 },
    },
  });
  const found = (data?.items ?? []).filter(({ id, status }) => id !== submission.id && TAKES.includes(status));
  return (
    <div className="stack">
      <div className="row merge-search">
        <TextField
          label={t('merge.search')}
          help={t('merge.searchHelp')}
          type="search"
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            // Enter here searches; it does not send the decision.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            setAsked(typed.trim());
          }}
        />
        <Button onClick={() => setAsked(typed.trim())} pending={isFetching}>
          {t('merge.go')}
        </Button>
      </div>
      {found.length === 0 ? (
        <p className="soft" role="status">
          {t('merge.none')}
        </p>
      ) : (
        <RadioGroup
          name="merged_into_id"
          label={t('merge.into')}
          required
          choices={found.map(({ id, code, title, organisation, status }) => ({
            value: id,
            label: title,
            help: [code, bodyName(organisation), word(`submission.${status}`)].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </div>
  );
}
