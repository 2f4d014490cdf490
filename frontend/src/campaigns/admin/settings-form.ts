import { isProblem, Problem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import type { Translation } from '@/i18n';
import type { Faults, FormValues } from '@/ui/form';

export type CampaignSettings = components['schemas']['CampaignSettings'];

/** Fields that stand in the form once for each language. */
const LOCALIZED = ['title', 'summary', 'story'];

/** The settings as the form's fields hold them. */
export function settingsOf(values: FormValues): CampaignSettings {
  const text = (name: string) => ({ el: values[`${name}.el`] ?? '', en: values[`${name}.en`] ?? '' });
  const id = (name: string) => values[name] ?? '';
  return {
    title: text('title'),
    summary: text('summary'),
    story: text('story'),
    artwork: values.artwork ?? '',
    submission_form_version_id: id('submission_form_version_id'),
    participation_form_version_id: id('participation_form_version_id'),
    specification_template_version_id: id('specification_template_version_id'),
    criteria_set_id: id('criteria_set_id'),
    rubric_id: id('rubric_id'),
    response_days: Number(values.response_days),
    min_scores: Number(values.min_scores),
    quorum: Number(values.quorum),
  };
}

/** Fields that must have something in them, with the texts that are their labels. */
const NEEDED = {
  slug: 'settings.slug',
  'title.el': 'settings.title',
  'summary.el': 'settings.summary',
  'story.el': 'settings.story',
  artwork: 'settings.artwork',
  submission_form_version_id: 'settings.submission_form',
  participation_form_version_id: 'settings.participation_form',
  specification_template_version_id: 'settings.specification_template',
  criteria_set_id: 'settings.criteria',
  rubric_id: 'settings.rubric',
  response_days: 'settings.responseDays',
  min_scores: 'settings.minScores',
  quorum: 'settings.quorum',
};

/** The form's own check: a field that the form has, and in which there is nothing. */
export function missing(values: FormValues, t: Translation['t']): Faults {
  // Radio buttons of which none is chosen are not among the values at all.
  const empty = Object.entries(NEEDED).filter(([name]) => (name === 'slug' ? values.slug === '' : !values[name]));
  return Object.fromEntries(empty.map(([name, label]) => [name, t('settings.missing', { field: t(label) })]));
}

/** Throws the problem with the names of the form's fields in place of the places in the request's body. */
export function rethrow(error: unknown, rename: (pointer: string) => string): never {
  if (!isProblem(error)) throw error;
  const errors = error.errors.map((each) => ({ ...each, pointer: rename(each.pointer) }));
  throw new Problem({ ...error.body, errors });
}

/** `/settings/title` is the field `title.el`. */
export function settingsField(pointer: string): string {
  const inner = pointer.replace(/^\/settings/, '');
  return LOCALIZED.some((name) => inner === `/${name}`) ? `${inner}/el` : inner;
}

/** What of a campaign the form of its settings changes. */
export function partOfSettings({
  title,
  summary,
  story,
  artwork,
  submission_form_version_id,
  participation_form_version_id,
  specification_template_version_id,
  criteria_set_id,
  rubric_id,
  response_days,
  min_scores,
  quorum,
}: CampaignSettings): CampaignSettings {
  return {
    title,
    summary,
    story,
    artwork,
    submission_form_version_id,
    participation_form_version_id,
    specification_template_version_id,
    criteria_set_id,
    rubric_id,
    response_days,
    min_scores,
    quorum,
  };
}
