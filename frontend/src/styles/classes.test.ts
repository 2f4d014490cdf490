import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = Object.keys(import.meta.glob('../*/*.css', { query: '?url' })).filter((file) => !file.startsWith('./'));

/** The classes that a file's selectors begin with: those it lays claim to. */
function claims(file: string): Set<string> {
  const css = readFileSync(new URL(file, import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, '');
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(','));
  return new Set(selectors.flatMap((selector) => selector.trim().match(/^\.([\w-]+)/)?.[1] ?? []));
}

// Styles stay when the page that brought them is left: a name used twice would dress one page as another.
test('no class is claimed by the styles of two parts', () => {
  const owners = new Map<string, string[]>();
  for (const file of files) for (const name of claims(file)) owners.set(name, [...(owners.get(name) ?? []), file]);
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, owned]) => owned.length > 1)).toEqual([]);
});
