import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { toast } from '@/ui/toast';
import { ClientForm } from './client-form';
import { clientsChanged } from './queries';

/** A system that may not call yet. */
export function NewClientPage() {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('new')}
        lead={t('newLead')}
        above={<Breadcrumbs way={[<AllClients key="clients" />]} here={t('new')} />}
      />
      <ClientForm
        send={async (form) => {
          const { data } = await api.POST('/api/v1/api-clients', { body: form });
          toast(t('saved'));
          await clientsChanged(queries);
          if (data) await navigate({ to: '/admin/clients/$id', params: { id: data.id } });
        }}
      />
    </div>
  );
}

/** The way back to the list. */
export function AllClients() {
  const { t } = useTranslation('integrations');
  return <Link to="/admin/clients">{t('title')}</Link>;
}
