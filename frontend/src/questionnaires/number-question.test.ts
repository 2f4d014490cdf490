import { expect, test } from 'vitest';
import { readNumber } from './number-question';

test.each([
  ['12,5', 'el', 12.5],
  ['12.5', 'el', 12.5],
  ['1.250', 'el', 1250],
  ['1.250,5', 'el', 1250.5],
  ['1,250.5', 'en', 1250.5],
  ['1 250', 'en', 1250],
  ['-3', 'el', -3],
  ['', 'el', undefined],
  ['περίπου 3', 'el', 'περίπου 3'],
])('%s in %s is %s', (text, language, number) => {
  expect(readNumber(text, language)).toBe(number);
});
