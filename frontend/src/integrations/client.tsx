import { useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import { bodyName, localized, useFormats, useTranslation } from '@/i18n';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { ClientForm } from './client-form';
import { Keys } from './keys';
import { AllClients } from './new-client';
import { type ApiClient, changing, clientsChanged, TONES } from './queries';
import { Secrets } from './secrets';
import { Standing } from './standing';
import { Usage } from './usage';

/** One API client: by what it shows who it is, how much it calls, what it may do. */
export function ClientPage({ id }: { id: string }) {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const found = query.useQuery('get', '/api/v1/api-clients/{id}', { params: { path: { id } } });
  if (found.error) throw found.error;
  if (!found.data) return <Skeleton lines={12} />;
  const client = found.data;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={client.name}
        above={
          <>
            <Breadcrumbs way={[<AllClients key="clients" />]} here={client.name} />
            <div>
              <Tag tone={TONES[client.status]}>{t(`status.${client.status}`)}</Tag>
            </div>
          </>
        }
        lead={client.purpose}
      />
      <Facts client={client} />
      <Secrets client={client} />
      <Keys client={client} />
      <Usage id={client.id} />
      <section className="stack" aria-labelledby="client-data">
        <h2 id="client-data">{t('data')}</h2>
        <ClientForm
          key={client.revision}
          client={client}
          send={async (form) => {
            await api.PUT('/api/v1/api-clients/{id}', { params: changing(client), body: form });
            toast(t('saved'));
            await clientsChanged(queries);
          }}
        />
      </section>
      <Standing client={client} />
    </div>
  );
}

function Facts({ client }: { client: ApiClient }) {
  const { t } = useTranslation('integrations');
  const { date, relative } = useFormats();
  const reach =
    client.narrowing === 'campaign' && client.campaign
      ? localized(client.campaign.title)
      : t(`narrowings.${client.narrowing}.label`);
  const facts = [
    [t('clientId'), <code key="id">{client.id}</code>],
    [t('body'), client.organisation ? bodyName(client.organisation) : '—'],
    [t('narrowing'), reach],
    [
      t('contact'),
      <a key="contact" href={`mailto:${client.contact}`}>
        {client.contact}
      </a>,
    ],
    [t('lastUsed'), client.last_used_at ? relative(client.last_used_at) : t('never')],
    [t('expires'), client.expires_at ? date(client.expires_at) : t('noExpiry')],
  ] as const;
  return (
    <dl className="record">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
