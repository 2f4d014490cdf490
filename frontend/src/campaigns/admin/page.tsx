import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import { NotFound } from '@/app/faults';
import { localized, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { toast } from '@/ui/toast';
import { useWords } from '@/words/words';
import { type Campaign, useStageLine } from '../state';
import { Overrides } from './overrides';
import { Publication } from './publication';
import { campaignQuery, LostRace, type Race, useRace } from './race';
import { SettingsFields } from './settings-fields';
import { missing, partOfSettings, rethrow, settingsField, settingsOf } from './settings-form';
import { StatusTag } from './status-tag';
import { Windows } from './windows';
import '../campaign.css';

/** Running a campaign: publication, dates, what stands above them, texts and settings. */
export function AdminCampaignPage({ slug }: { slug: string }) {
  const { t } = useTranslation('campaign-admin');
  const { data: campaign } = useSuspenseQuery(campaignQuery(slug));
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
        above={<Standing campaign={campaign} />}
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
      {campaign.status === 'archived' ? (
        <Notice title={t('campaigns:status.archivedTitle')}>{t('admin.archived')}</Notice>
      ) : null}
      {can_revise ? (
        <>
          <section className="stack" aria-labelledby="admin-windows">
            <h2 id="admin-windows">{t('windows.title')}</h2>
            <Windows campaign={campaign} />
          </section>
          <section className="stack" aria-labelledby="admin-overrides">
            <h2 id="admin-overrides">{t('override.title')}</h2>
            <p className="soft measure">{t('override.lead')}</p>
            <Overrides campaign={campaign} />
          </section>
          <section className="stack" aria-labelledby="admin-settings">
            <h2 id="admin-settings">{t('settings.heading')}</h2>
            <Settings campaign={campaign} />
          </section>
        </>
      ) : null}
    </div>
  );
}

/** Its status, and the stage that is under way. */
function Standing({ campaign }: { campaign: Campaign }) {
  const words = useWords();
  const line = useStageLine();
  const stage = campaign.stages.find(({ kind }) => kind === campaign.current);
  return (
    <p className="row">
      <StatusTag status={campaign.status} />
      {stage ? (
        <span className="faint">
          {words.stage(stage.kind)} · {line(stage)}
        </span>
      ) : null}
    </p>
  );
}

function Settings({ campaign }: { campaign: Campaign }) {
  const race = useRace(campaign, partOfSettings);
  return <SettingsForm key={race.round} campaign={campaign} race={race} />;
}

function SettingsForm({ campaign, race }: { campaign: Campaign; race: Race }) {
  const { t } = useTranslation('campaign-admin');
  const form = useForm(
    (values) => ({
      ...(race.lost ? { '': t('race.choose') } : {}),
      ...missing(values, t),
    }),
    async (values) => {
      await race
        .save((ifMatch) =>
          api.PUT('/api/v1/campaigns/{slug}', {
            params: { path: { slug: campaign.slug }, header: { 'If-Match': ifMatch } },
            body: settingsOf(values),
          }),
        )
        .catch((error: unknown) => rethrow(error, settingsField));
      toast(t('admin.saved'));
    },
  );
  return (
    <Form form={race.watch(form)} className="form campaign-form" label={t('settings.heading')}>
      <ErrorSummary />
      <SettingsFields settings={race.start} fixed={campaign.status !== 'draft'} />
      <LostRace race={race} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('admin.save')}
        </Button>
      </div>
    </Form>
  );
}
