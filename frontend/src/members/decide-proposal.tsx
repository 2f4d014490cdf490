import { useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import type { Proposal } from './proposal-status';

interface Props {
  deciding: { proposal: Proposal; confirms: boolean } | undefined;
  onClose: () => void;
}

/** Confirms a proposal, or refuses it with a reason. */
export function DecideProposal({ deciding, onClose }: Props) {
  const { t } = useTranslation('mandates');
  const queries = useQueryClient();
  const proposal = deciding?.proposal;
  const done = async (text: string) => {
    onClose();
    toast(text);
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/mandate-proposals'] });
  };
  const names = { name: proposal?.member?.name ?? '', body: bodyName(proposal?.organisation) };
  return (
    <>
      <Confirm
        open={deciding?.confirms === true}
        variant="primary"
        title={t('decide.confirmTitle')}
        yes={t('decide.confirm')}
        no={t('cancel')}
        onClose={onClose}
        act={async () => {
          if (!proposal) return;
          await api.POST('/api/v1/mandate-proposals/{id}/confirm', { params: paramsOf(proposal) });
          await done(t('decide.confirmed'));
        }}
      >
        <p>{t('decide.confirmText', names)}</p>
      </Confirm>
      <Dialog title={t('decide.refuseTitle')} open={deciding?.confirms === false} onClose={onClose}>
        {proposal ? (
          <Refuse proposal={proposal} lead={t('decide.refuseText', names)} onClose={onClose} onDone={done} />
        ) : null}
      </Dialog>
    </>
  );
}

const paramsOf = ({ id, revision }: Proposal) => ({ path: { id }, header: { 'If-Match': `"${revision}"` } });

interface RefuseProps {
  proposal: Proposal;
  lead: string;
  onClose: () => void;
  onDone: (text: string) => Promise<void>;
}

function Refuse({ proposal, lead, onClose, onDone }: RefuseProps) {
  const { t } = useTranslation('mandates');
  const form = useForm(
    ({ reason = '' }): Record<string, string> => (reason.length >= 3 ? {} : { reason: t('decide.reasonMissing') }),
    async ({ reason = '' }) => {
      await api.POST('/api/v1/mandate-proposals/{id}/refuse', { params: paramsOf(proposal), body: { reason } });
      await onDone(t('decide.refused'));
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <p>{lead}</p>
      <TextArea name="reason" label={t('decide.reason')} help={t('decide.reasonHelp')} maxLength={2000} required />
      <div className="row">
        <Button type="submit" variant="danger" pending={form.pending}>
          {t('decide.refuse')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
