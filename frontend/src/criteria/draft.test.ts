import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf, emptyCriterion, faultsOf, isWhole, sumOf } from './draft';

const t = (key: string) => key;
const criterion = (key: string, weight: string) => ({ ...emptyCriterion(), key, el: 'Αξία', helpEl: 'Πόση;', weight });
const written = () => ({
  ...draftOf(undefined),
  key: 'triage',
  el: 'Κριτήρια',
  scale: draftOf(undefined).scale.map((step) => ({ ...step, el: 'Βαθμός' })),
  criteria: [criterion('value', '62,5'), criterion('effort', '37.5')],
});

describe('a criteria set being written', () => {
  it('takes weights with a comma or a point, and adds them up', () => {
    expect(isWhole(sumOf(written().criteria))).toBe(true);
    expect(faultsOf(written(), t)).toEqual({});
    expect(bodyOf(written()).criteria.map(({ weight }) => weight)).toEqual([62.5, 37.5]);
  });

  it('names each field that is not right', () => {
    const draft = { ...written(), key: 'Κλειδί', criteria: [criterion('value', '60'), criterion('value', '')] };
    expect(faultsOf(draft, t)).toEqual({
      key: 'fault.key',
      'criteria.0.weight': 'fault.sum',
      'criteria.1.key': 'fault.key',
      'criteria.1.weight': 'fault.weight',
    });
  });

  it('refuses a step that stands twice', () => {
    const draft = written();
    const scale = draft.scale.map((step) => ({ ...step, value: step.value === '5' ? '4' : step.value }));
    expect(Object.keys(faultsOf({ ...draft, scale }, t))).toEqual(['scale.4.value']);
  });
});
