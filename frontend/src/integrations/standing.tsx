import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { toast } from '@/ui/toast';
import { type ApiClient, changing, clientsChanged } from './queries';

type Deed = 'disable' | 'enable' | 'delete';

/** Stopping a client, letting it call again, and taking it out for good. */
export function Standing({ client }: { client: ApiClient }) {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Deed>();
  const act = async (deed: Deed) => {
    const params = changing(client);
    if (deed === 'delete') await api.DELETE('/api/v1/api-clients/{id}', { params });
    else if (deed === 'disable') await api.POST('/api/v1/api-clients/{id}/disable', { params });
    else await api.POST('/api/v1/api-clients/{id}/enable', { params });
    toast(t(`deeds.${deed}.done`));
    if (deed === 'delete') await navigate({ to: '/admin/clients' });
    await clientsChanged(queries);
  };
  return (
    <section className="stack" aria-labelledby="client-standing">
      <h2 id="client-standing">{t('standing')}</h2>
      <p className="soft measure">{t('standingLead')}</p>
      <div className="row">
        {client.abilities.can_enable ? (
          <Button onClick={() => setAsking('enable')}>{t('deeds.enable.ask')}</Button>
        ) : null}
        {client.abilities.can_disable ? (
          <Button onClick={() => setAsking('disable')}>{t('deeds.disable.ask')}</Button>
        ) : null}
        <Button variant="danger" onClick={() => setAsking('delete')}>
          {t('deeds.delete.ask')}
        </Button>
      </div>
      <Confirm
        open={asking !== undefined}
        title={t(`deeds.${asking ?? 'disable'}.title`, { name: client.name })}
        yes={t(`deeds.${asking ?? 'disable'}.ask`)}
        no={t('cancel')}
        variant={asking === 'enable' ? 'primary' : 'danger'}
        onClose={() => setAsking(undefined)}
        act={() => act(asking ?? 'disable')}
      >
        <p>{t(`deeds.${asking ?? 'disable'}.text`)}</p>
      </Confirm>
    </section>
  );
}
