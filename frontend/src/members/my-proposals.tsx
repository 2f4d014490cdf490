import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { toast } from '@/ui/toast';
import { Decision } from './decision';
import { type Proposal, ProposalTag } from './proposal-status';

/** Whom the body has proposed, and what became of it. */
export function MyProposals({ proposals }: { proposals: readonly Proposal[] }) {
  const { t } = useTranslation('mandates');
  const { date } = useFormats();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState<Proposal>();
  if (proposals.length === 0) return null;
  return (
    <>
      <h3>{t('mine.proposals')}</h3>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="stack">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="proposal">
            <div className="row">
              <strong>{proposal.member?.name ?? t('somebody')}</strong>
              <ProposalTag status={proposal.status} />
            </div>
            <p className="soft">
              {t('proposedBy', { name: proposal.proposed_by?.name ?? t('somebody'), day: date(proposal.created_at) })}
            </p>
            <p className="soft">
              {t('decision')}: <Decision decision={proposal} />
            </p>
            {proposal.reason ? <p>{t('because', { reason: proposal.reason })}</p> : null}
            {proposal.abilities.can_withdraw ? (
              <div>
                <Button small onClick={() => setLeaving(proposal)}>
                  {t('withdraw.open')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <Confirm
        open={leaving !== undefined}
        title={t('withdraw.title')}
        yes={t('withdraw.open')}
        no={t('cancel')}
        onClose={() => setLeaving(undefined)}
        act={async () => {
          if (!leaving) return;
          await api.POST('/api/v1/mandate-proposals/{id}/withdraw', {
            params: { path: { id: leaving.id }, header: { 'If-Match': `"${leaving.revision}"` } },
          });
          toast(t('withdraw.done'));
          await queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/bodies'] });
        }}
      >
        <p>{t('withdraw.text', { name: leaving?.member?.name ?? '' })}</p>
      </Confirm>
    </>
  );
}
