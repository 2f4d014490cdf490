import { expect, test } from 'vitest';
import { deviceOf } from './device';

test('a browser is named with its system', () => {
  expect(
    deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'),
  ).toBe('Edge · Windows');
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1')).toBe(
    'Safari · iOS',
  );
  expect(deviceOf('curl/8.5.0')).toBe('curl');
});

test('what is not known is shown as it is', () => {
  expect(deviceOf('Katalogos/1.0')).toBe('Katalogos/1.0');
  expect(deviceOf(null)).toBeUndefined();
});
