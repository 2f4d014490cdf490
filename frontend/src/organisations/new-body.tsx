import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { toast } from '@/ui/toast';
import { Registry } from './body';
import { BodyForm } from './body-form';
import { bodiesChanged } from './queries';

/** A body that is not in the registry yet. */
export function NewBodyPage() {
  const { t } = useTranslation('organisations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('new')}
        lead={t('newLead')}
        above={<Breadcrumbs way={[<Registry key="registry" />]} here={t('new')} />}
      />
      <BodyForm
        send={async (form) => {
          const { data } = await api.POST('/api/v1/organisations', { body: form });
          toast(t('saved'));
          await bodiesChanged(queries);
          if (data) await navigate({ to: '/admin/organisations/$id', params: { id: data.id } });
        }}
      />
    </div>
  );
}
