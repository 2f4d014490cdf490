import { isProblem, Problem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import type { FormValues } from '@/ui/form';

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
    quorum: Number(values.quorum),
  };
}

/** Fields that must have something in them, for the form's own check. */
export const NEEDED: readonly string[] = [
  'title.el',
  'summary.el',
  'story.el',
  'artwork',
  'submission_form_version_id',
  'participation_form_version_id',
  'specification_template_version_id',
  'criteria_set_id',
  'rubric_id',
  'response_days',
  'quorum',
];

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
    quorum,
  };
}
