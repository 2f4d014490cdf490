import { query } from '@/api/client';
import { Artwork, artworkNames } from '@/art/artwork';
import { localized, useTranslation } from '@/i18n';
import { RadioGroup } from '@/ui/choices';
import { NumberField, Select, TextArea, TextField } from '@/ui/text-field';
import type { CampaignSettings } from './settings-form';

interface Props {
  /** What they hold at first; a new campaign has nothing yet. */
  settings?: CampaignSettings | undefined;
  /** Forms and criteria stay once the campaign is published. */
  fixed?: boolean | undefined;
}

/** The texts and settings of a campaign, in both languages. */
export function SettingsFields({ settings, fixed = false }: Props) {
  const { t } = useTranslation('campaign-admin');
  return (
    <>
      <Texts settings={settings} />
      <RadioGroup
        name="artwork"
        label={t('settings.artwork')}
        inline
        required
        defaultValue={settings?.artwork ?? artworkNames[0]}
        choices={artworkNames.map((value) => ({
          value,
          label: (
            <span className="artwork-choice">
              <Artwork name={value} />
              {t(`artwork.${value}`)}
            </span>
          ),
        }))}
      />
      {fixed ? <p className="soft">{t('settings.fixed')}</p> : null}
      <Forms settings={settings} fixed={fixed} />
      <Criteria settings={settings} fixed={fixed} />
      <NumberField
        name="response_days"
        label={t('settings.responseDays')}
        help={t('settings.responseDaysHelp')}
        required
        defaultValue={settings?.response_days ?? 30}
      />
      <NumberField
        name="min_scores"
        label={t('settings.minScores')}
        help={t('settings.minScoresHelp')}
        required
        defaultValue={settings?.min_scores ?? 2}
      />
      <NumberField
        name="quorum"
        label={t('settings.quorum')}
        help={t('settings.quorumHelp')}
        required
        defaultValue={settings?.quorum ?? 3}
      />
    </>
  );
}

function Texts({ settings }: { settings: CampaignSettings | undefined }) {
  const { t } = useTranslation('campaign-admin');
  const languages = ['el', 'en'] as const;
  return languages.map((language) => (
    <fieldset key={language} className="field-set stack">
      <legend>{t(`settings.texts.${language}`)}</legend>
      <TextField
        name={`title.${language}`}
        lang={language}
        label={t('settings.title')}
        required={language === 'el'}
        maxLength={200}
        defaultValue={settings?.title[language] ?? ''}
      />
      <TextArea
        name={`summary.${language}`}
        lang={language}
        label={t('settings.summary')}
        help={t('settings.summaryHelp')}
        required={language === 'el'}
        rows={3}
        maxLength={2000}
        defaultValue={settings?.summary[language] ?? ''}
      />
      <TextArea
        name={`story.${language}`}
        lang={language}
        label={t('settings.story')}
        help={t('settings.storyHelp')}
        required={language === 'el'}
        rows={10}
        maxLength={20_000}
        defaultValue={settings?.story[language] ?? ''}
      />
    </fieldset>
  ));
}

/** The newest published version of each form; the one in use stays among them. */
function Forms({ settings, fixed }: { settings: CampaignSettings | undefined; fixed: boolean }) {
  const { t } = useTranslation('campaign-admin');
  const fields = [
    ['submission_form_version_id', 'submission_form'],
    ['participation_form_version_id', 'participation_form'],
    ['specification_template_version_id', 'specification_template'],
  ] as const;
  return fields.map(([name, purpose]) => (
    <FormSelect
      key={name}
      name={name}
      purpose={purpose}
      label={t(`settings.${purpose}`)}
      value={settings?.[name]}
      fixed={fixed}
    />
  ));
}

interface FormProps {
  name: string;
  purpose: 'submission_form' | 'participation_form' | 'specification_template';
  label: string;
  value: string | undefined;
  fixed: boolean;
}

function FormSelect({ name, purpose, label, value, fixed }: FormProps) {
  const { t } = useTranslation('campaign-admin');
  const { data } = query.useQuery('get', '/api/v1/questionnaires', { params: { query: { purpose, limit: 100 } } });
  const options = (data?.items ?? []).flatMap((questionnaire) =>
    questionnaire.versions
      .filter(({ status }) => status === 'published')
      .map((version) => ({
        value: version.id,
        label: t('settings.version', { title: localized(questionnaire.title), version: version.version }),
      })),
  );
  return <Choice name={name} label={label} value={value} fixed={fixed} options={options} ready={data !== undefined} />;
}

function Criteria({ settings, fixed }: { settings: CampaignSettings | undefined; fixed: boolean }) {
  const { t } = useTranslation('campaign-admin');
  const { data } = query.useQuery('get', '/api/v1/criteria-sets', { params: { query: { limit: 100 } } });
  const options = (purpose: 'triage' | 'evaluation') =>
    (data?.items ?? [])
      .filter((set) => set.purpose === purpose && set.status === 'published')
      .map((set) => ({
        value: set.id,
        label: t('settings.version', { title: localized(set.title), version: set.version }),
      }));
  const ready = data !== undefined;
  return (
    <>
      <Choice
        name="criteria_set_id"
        label={t('settings.criteria')}
        value={settings?.criteria_set_id}
        {...{ fixed, ready }}
        options={options('triage')}
      />
      <Choice
        name="rubric_id"
        label={t('settings.rubric')}
        value={settings?.rubric_id}
        {...{ fixed, ready }}
        options={options('evaluation')}
      />
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string | undefined;
  fixed: boolean;
  ready: boolean;
  options: readonly { value: string; label: string }[];
}

/** A fixed one is shown and sent, and cannot be changed. */
function Choice({ name, label, value, fixed, ready, options }: ChoiceProps) {
  const { t } = useTranslation('campaign-admin');
  if (fixed) {
    const chosen = options.find((option) => option.value === value);
    return (
      <div className="field">
        <p className="field-label">{label}</p>
        <p>{chosen?.label ?? value}</p>
        <input type="hidden" name={name} value={value} />
      </div>
    );
  }
  return (
    <Select
      // The options come later than the field; only then can one of them be the chosen one.
      key={ready ? 'ready' : 'waiting'}
      name={name}
      label={label}
      required
      placeholder={t('settings.choose')}
      defaultValue={value ?? (options.length === 1 ? options[0]?.value : '')}
      options={options}
    />
  );
}
