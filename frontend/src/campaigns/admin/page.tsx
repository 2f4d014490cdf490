import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, query } from '@/api/client';
import { NotFound } from '@/app/faults';
import { localized, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { toast } from '@/ui/toast';
import type { Campaign } from '../state';
import { Overrides } from './overrides';
import { Publication } from './publication';
import { SettingsFields } from './settings-fields';
import { NEEDED, rethrow, settingsField, settingsOf } from './settings-form';
import { Windows } from './windows';
import '../campaign.css';

/** Running a campaign: publication, dates, what stands above them, texts and settings. */
export function AdminCampaignPage({ slug }: { slug: string }) {
  const { t } = useTranslation('campaigns');
  const { data: campaign } = query.useSuspenseQuery('get', '/api/v1/campaigns/{slug}', { params: { path: { slug } } });
  const { can_revise, can_publish, can_archive } = campaign.abilities;
  if (!can_revise && campaign.status !== 'archived') return <NotFound />;
  const title = localized(campaign.title);
  return (
    <div className="stack stack-wide">
      <Breadcrumbs
        way={[
          <Link key="campaigns" to="/admin/campaigns">
            {t('admin.title')}
          </Link>,
        ]}
        here={title}
      />
      <PageHead
        title={title}
        lead={localized(campaign.summary)}
        actions={
          <>
            <ButtonLink to="/campaigns/$slug" params={{ slug }}>
              {t('admin.see')}
            </ButtonLink>
            {can_publish || can_archive ? <Publication campaign={campaign} /> : null}
          </>
        }
      />
      {campaign.status === 'archived' ? <Notice title={t('status.archivedTitle')}>{t('admin.archived')}</Notice> : null}
      {can_revise ? (
        <>
          <section className="stack" aria-labelledby="admin-windows">
            <h2 id="admin-windows">{t('windows.title')}</h2>
            <Windows key={`windows-${campaign.revision}`} campaign={campaign} />
          </section>
          <section className="stack" aria-labelledby="admin-overrides">
            <h2 id="admin-overrides">{t('override.title')}</h2>
            <p className="soft measure">{t('override.lead')}</p>
            <Overrides campaign={campaign} />
          </section>
          <section className="stack" aria-labelledby="admin-settings">
            <h2 id="admin-settings">{t('settings.heading')}</h2>
            <Settings key={`settings-${campaign.revision}`} campaign={campaign} />
          </section>
        </>
      ) : null}
    </div>
  );
}

function Settings({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const queries = useQueryClient();
  const form = useForm(
    (values) => Object.fromEntries(NEEDED.filter((name) => !values[name]).map((name) => [name, t('settings.missing')])),
    async (values) => {
      await api
        .PUT('/api/v1/campaigns/{slug}', {
          params: { path: { slug: campaign.slug } },
          headers: { 'if-match': `"${campaign.revision}"` },
          body: settingsOf(values),
        })
        .catch((error: unknown) => rethrow(error, settingsField));
      toast(t('admin.saved'));
      await queries.invalidateQueries();
    },
  );
  return (
    <Form form={form} className="form campaign-form">
      <ErrorSummary />
      <SettingsFields settings={campaign} fixed={campaign.status !== 'draft'} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('admin.save')}
        </Button>
      </div>
    </Form>
  );
}
