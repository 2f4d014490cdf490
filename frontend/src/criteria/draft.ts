import type { components } from '@/api/schema.gen';

type Schemas = components['schemas'];

export interface StepDraft {
  id: number;
  value: string;
  el: string;
  en: string;
}

export interface CriterionDraft {
  id: number;
  key: string;
  el: string;
  en: string;
  helpEl: string;
  helpEn: string;
  weight: string;
}

/** A criteria set as it is being written: everything is text, as people type it. */
export interface SetDraft {
  key: string;
  purpose: Schemas['CriteriaPurpose'];
  el: string;
  en: string;
  scale: readonly StepDraft[];
  criteria: readonly CriterionDraft[];
}

let last = 0;
/** Rows keep their identity while others are added and taken away. */
const nextId = (): number => ++last;

export const emptyStep = (value: number): StepDraft => ({ id: nextId(), value: String(value), el: '', en: '' });

export const emptyCriterion = (): CriterionDraft => ({
  id: nextId(),
  key: '',
  el: '',
  en: '',
  helpEl: '',
  helpEn: '',
  weight: '',
});

/** A new set with a scale of five steps, or the next version of one that is there. */
export function draftOf(set: Schemas['CriteriaSet'] | undefined): SetDraft {
  if (!set) {
    const scale = [1, 2, 3, 4, 5].map(emptyStep);
    return { key: '', purpose: 'triage', el: '', en: '', scale, criteria: [emptyCriterion()] };
  }
  return {
    key: set.key,
    purpose: set.purpose,
    el: set.title.el,
    en: set.title.en ?? '',
    scale: set.scale.map(({ value, label }) => ({
      id: nextId(),
      value: String(value),
      el: label.el,
      en: label.en ?? '',
    })),
    criteria: set.criteria.map(({ key, label, help, weight }) => ({
      id: nextId(),
      key,
      el: label.el,
      en: label.en ?? '',
      helpEl: help.el,
      helpEn: help.en ?? '',
      weight: String(weight),
    })),
  };
}

/** `12,5` as people write it in Greek is a number too. */
const weightOf = (text: string): number => Number(text.trim().replace(',', '.') || 'NaN');

/** What the weights add up to so far. */
export const sumOf = (criteria: readonly CriterionDraft[]): number =>
  criteria.reduce((sum, { weight }) => sum + (weightOf(weight) || 0), 0);

export const isWhole = (sum: number): boolean => Math.abs(sum - 100) <= 0.01;

const KEY = /^[a-z0-9_-]{1,64}$/;

/** What is not right yet, by the names of the fields. */
export function faultsOf(draft: SetDraft, t: (key: string) => string): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!KEY.test(draft.key)) faults.key = t('fault.key');
  if (draft.el.trim().length < 3) faults['title.el'] = t('fault.title');
  draft.scale.forEach(({ value, el }, index) => {
    const number = Number(value || 'NaN');
    const isTwice = draft.scale.findIndex((other) => Number(other.value) === number) !== index;
    if (!Number.isInteger(number) || number < 0 || number > 10 || isTwice) {
      faults[`scale.${index}.value`] = t('fault.step');
    }
    if (!el.trim()) faults[`scale.${index}.label`] = t('fault.label');
  });
  draft.criteria.forEach(({ key, el, helpEl, weight }, index) => {
    const isTwice = draft.criteria.findIndex((other) => other.key === key) !== index;
    if (!KEY.test(key) || isTwice) faults[`criteria.${index}.key`] = t('fault.key');
    if (el.trim().length < 3) faults[`criteria.${index}.label`] = t('fault.name');
    if (!helpEl.trim()) faults[`criteria.${index}.help`] = t('fault.help');
    const share = weightOf(weight);
    if (!(share >= 0 && share <= 100)) faults[`criteria.${index}.weight`] = t('fault.weight');
  });
  if (!isWhole(sumOf(draft.criteria))) faults['criteria.0.weight'] ??= t('fault.sum');
  return faults;
}

/** The set as the API takes it. */
export const bodyOf = (draft: SetDraft): Schemas['NewCriteriaSet'] => ({
  key: draft.key,
  purpose: draft.purpose,
  title: { el: draft.el.trim(), en: draft.en.trim() },
  scale: draft.scale.map(({ value, el, en }) => ({ value: Number(value), label: { el: el.trim(), en: en.trim() } })),
  criteria: draft.criteria.map(({ key, el, en, helpEl, helpEn, weight }) => ({
    key,
    label: { el: el.trim(), en: en.trim() },
    help: { el: helpEl.trim(), en: helpEn.trim() },
    weight: weightOf(weight),
  })),
});
