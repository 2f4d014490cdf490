import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';
import type { ProposalStatus } from './proposal-search';

export type Proposal = components['schemas']['MandateProposal'];

const TONES: Record<ProposalStatus, TagTone> = {
  proposed: 'info',
  confirmed: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

/** What became of a proposal. */
export function ProposalTag({ status }: { status: ProposalStatus }) {
  const { t } = useTranslation('mandates');
  return <Tag tone={TONES[status]}>{t(`status.${status}`)}</Tag>;
}
