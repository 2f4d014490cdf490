import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/api/client';
import { NotFound } from '@/app/faults';
import { useMay } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { SettingsFields } from './settings-fields';
import { missing, rethrow, settingsField, settingsOf } from './settings-form';
import '../campaign.css';

/** A new campaign: a draft with its texts and forms; the dates of its stages come after. */
export function NewCampaignPage() {
  const { t } = useTranslation('campaign-admin');
  const manages = useMay('campaigns:manage');
  const navigate = useNavigate();
  const form = useForm(
    (values) => missing(values, t),
    async (values) => {
      const slug = values.slug ?? '';
      await api
        .POST('/api/v1/campaigns', { body: { slug, settings: settingsOf(values), stages: [] } })
        .catch((error: unknown) => rethrow(error, settingsField));
      toast(t('admin.created'));
      await navigate({ to: '/admin/campaigns/$slug', params: { slug } });
    },
  );
  if (!manages) return <NotFound />;
  return (
    <div className="stack stack-wide">
      <Breadcrumbs
        way={[
          <Link key="campaigns" to="/admin/campaigns">
            {t('admin.title')}
          </Link>,
        ]}
        here={t('admin.new')}
      />
      <PageHead title={t('admin.new')} lead={t('admin.newLead')} />
      <Form form={form} className="form campaign-form">
        <ErrorSummary />
        <TextField
          name="slug"
          label={t('settings.slug')}
          help={t('settings.slugHelp')}
          required
          maxLength={80}
          autoCapitalize="none"
          spellCheck={false}
        />
        <SettingsFields />
        <div className="row">
          <Button type="submit" variant="primary" pending={form.pending}>
            {t('admin.create')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
