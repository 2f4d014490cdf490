import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { PasswordField } from '@/members/password-field';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { Confirm } from '@/ui/confirm';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';

type Line = components['schemas']['PlannedErasure'];
type MyErasure = components['schemas']['MyErasure'];

/** What would go and what would stay, and why; asking for it, and thinking again. */
export function Erasure() {
  const { t } = useTranslation('privacy');
  const { shortDate } = useFormats();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const seen = query.useQuery('get', '/api/v1/me/erasure');
  const changed = () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/erasure'] });
  if (seen.error) throw seen.error;
  if (!seen.data) return <Skeleton lines={6} />;
  const { plan, grace_days, pending, abilities } = seen.data;
  const columns: Column<Line>[] = [
    { key: 'what', head: t('erasure.what'), cell: (line) => line.title },
    { key: 'count', head: t('erasure.count'), cell: (line) => line.count, numeric: true },
    {
      key: 'fate',
      head: t('erasure.fate'),
      cell: (line) => <Tag tone={line.fate === 'erased' ? 'bad' : 'neutral'}>{t(`erasure.fates.${line.fate}`)}</Tag>,
    },
    { key: 'why', head: t('erasure.why'), cell: (line) => line.why ?? '—' },
  ];
  return (
    <>
      {pending ? (
        <Notice tone="warn" title={t('erasure.pending', { day: shortDate(pending.due_at) })}>
          <p>{t('erasure.pendingText')}</p>
          {abilities.can_cancel ? (
            <Button variant="primary" onClick={() => setCancelling(true)}>
              {t('erasure.cancel')}
            </Button>
          ) : null}
        </Notice>
      ) : null}
      <p>{t('erasure.lead', { days: grace_days })}</p>
      <DataTable
        caption={t('erasure.caption')}
        columns={columns}
        rows={plan}
        keyOf={(line) => `${line.title} ${line.fate}`}
      />
      {abilities.can_request ? (
        <div>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('erasure.open')}
          </Button>
        </div>
      ) : null}
      <Dialog title={t('erasure.open')} open={asking} onClose={() => setAsking(false)}>
        <AskForm
          seen={seen.data}
          onClose={() => setAsking(false)}
          onDone={async () => {
            setAsking(false);
            toast(t('erasure.asked'));
            await changed();
          }}
        />
      </Dialog>
      <Confirm
        open={cancelling}
        title={t('erasure.cancel')}
        yes={t('erasure.cancel')}
        no={t('erasure.back')}
        variant="primary"
        onClose={() => setCancelling(false)}
        act={async () => {
          await api.DELETE('/api/v1/me/erasure');
          toast(t('erasure.cancelled'));
          await changed();
        }}
      >
        <p>{t('erasure.cancelText')}</p>
      </Confirm>
    </>
  );
}

interface AskProps {
  seen: MyErasure;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function AskForm({ seen, onClose, onDone }: AskProps) {
  const { t } = useTranslation('privacy');
  const form = useForm(
    ({ current_password, understood }): Record<string, string> => ({
      ...(understood ? {} : { understood: t('erasure.understoodMissing') }),
      ...(current_password || !seen.needs_password ? {} : { current_password: t('erasure.passwordMissing') }),
    }),
    async ({ current_password }) => {
      await api.POST('/api/v1/me/erasure', { body: { current_password: current_password || null } });
      await onDone();
    },
  );
  return (
    <Form form={form} label={t('erasure.open')}>
      <ErrorSummary />
      <p>{t('erasure.askText', { days: seen.grace_days })}</p>
      <Checkbox name="understood" label={t('erasure.understood')} required />
      {seen.needs_password ? <PasswordField name="current_password" label={t('erasure.password')} /> : null}
      <div className="row">
        <Button type="submit" variant="danger" pending={form.pending}>
          {t('erasure.ask')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('erasure.back')}
        </Button>
      </div>
    </Form>
  );
}
