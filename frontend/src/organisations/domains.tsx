import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { type Body, bodiesChanged } from './queries';

/** The domains of the body's service email: their holders need no approval. */
export function Domains({ body }: { body: Body }) {
  const { t } = useTranslation('organisations');
  const queries = useQueryClient();
  const may = body.abilities.can_revise;
  const remove = query.useMutation('delete', '/api/v1/organisations/{id}/domains/{domain}', {
    onSuccess: () => {
      toast(t('domainRemoved'));
      return bodiesChanged(queries);
    },
  });
  const columns: Column<string>[] = [
    { key: 'domain', head: t('domain'), cell: (domain) => domain },
    {
      key: 'remove',
      head: t('action'),
      cell: (domain) =>
        may ? (
          <Button
            small
            pending={remove.isPending && remove.variables.params.path.domain === domain}
            aria-label={t('removeDomainOf', { domain })}
            onClick={() => remove.mutate({ params: { path: { id: body.id, domain } } })}
          >
            {t('removeDomain')}
          </Button>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <section className="stack" aria-labelledby="body-domains">
      <h2 id="body-domains">{t('domains')}</h2>
      <p className="soft measure">{t('domainsLead')}</p>
      {remove.error ? (
        <Notice tone="bad" live>
          {problemOf(remove.error).message}
        </Notice>
      ) : null}
      {body.domains.length > 0 ? (
        <DataTable
          caption={t('domains')}
          captionHidden
          columns={columns}
          rows={body.domains}
          keyOf={(domain) => domain}
        />
      ) : (
        <p>{t('noDomains')}</p>
      )}
      {may ? <AddDomain body={body} /> : null}
    </section>
  );
}

function AddDomain({ body }: { body: Body }) {
  const { t } = useTranslation('organisations');
  const queries = useQueryClient();
  const [round, setRound] = useState(0);
  const form = useForm(
    ({ domain = '' }): Record<string, string> => (domain.includes('.') ? {} : { domain: t('faults.domain') }),
    async ({ domain = '' }) => {
      await api.POST('/api/v1/organisations/{id}/domains', {
        params: { path: { id: body.id } },
        body: { domain: domain.replace(/^@/, '') },
      });
      toast(t('domainAdded'));
      // The field is empty again.
      setRound((round) => round + 1);
      await bodiesChanged(queries);
    },
  );
  return (
    <Form key={round} form={form} label={t('addDomain')}>
      <ErrorSummary />
      <TextField name="domain" label={t('newDomain')} help={t('newDomainHelp')} autoComplete="off" maxLength={253} />
      <div>
        <Button type="submit" pending={form.pending}>
          {t('addDomain')}
        </Button>
      </div>
    </Form>
  );
}
