import { expect, test } from 'vitest';
import { adaAddress, isAda, tidyAda } from './ada';

test('numbers of all years are known, and nothing else', () => {
  for (const number of ['ΨΦΛΧ46ΜΤΛΠ-ΒΓ7', '624ΙΩΡΦ-ΥΕΨ', '4ΑΛΓ-Ξ', ''] as const)
    expect(isAda(number), number).toBe(true);
  for (const number of ['ΨΦΛΧ46ΜΤΛΠ', 'ΑΠ 1200/2025', 'ΨΦΛΧ-ΒΓ77', 'ΨΦQΧ46-ΒΓ7'] as const)
    expect(isAda(number), number).toBe(false);
});

test('a keyboard in the other language does no harm', () => {
  expect(tidyAda(' ΑΔΑ: ψφλχ46mτλπ-bγ7 ')).toBe('ΨΦΛΧ46ΜΤΛΠ-ΒΓ7');
  expect(tidyAda('6z1o46mt-x')).toBe('6Ζ1Ο46ΜΤ-Χ');
});

test('the address names the decision', () => {
  expect(decodeURIComponent(adaAddress('ΨΘ82ΩΡΦ-7ΑΙ'))).toBe('https://diavgeia.gov.gr/decision/view/ΨΘ82ΩΡΦ-7ΑΙ');
});
