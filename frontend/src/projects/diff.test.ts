import { expect, test } from 'vitest';
import { diff, words } from './diff';

const marked = (before: string, after: string) =>
  diff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

test('words that changed stand out, the others stay', () => {
  expect(marked('Οι ουρές είναι μεγάλες', 'Οι ουρές ήταν μεγάλες')).toBe('Οι ουρές [-είναι][+ήταν] μεγάλες');
});

test('what was added or removed at an end', () => {
  expect(marked('ένα', 'ένα δύο')).toBe('ένα[+ δύο]');
  expect(marked('ένα δύο', 'δύο')).toBe('[-ένα ]δύο');
  expect(marked('', 'όλο')).toBe('[+όλο]');
  expect(marked('ίδιο', 'ίδιο')).toBe('ίδιο');
});

test('both texts can be read out of their difference', () => {
  const [before, after] = ['α β γ\nδ ε ζ', 'β γ\n\nδ η ζ θ'];
  const pieces = diff(before, after);
  const read = (but: string) =>
    pieces
      .filter(({ kind }) => kind !== but)
      .map(({ text }) => text)
      .join('');
  expect(read('added')).toBe(before);
  expect(read('removed')).toBe(after);
});

test('long texts are compared by paragraphs', () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ');
  expect(diff(`${long('α')}\nκοινό`, `${long('β')}\nκοινό`).at(-1)).toEqual({ kind: 'same', text: '\nκοινό' });
});

test('words are counted without the space around them', () => {
  expect(words('  μία   λέξη\nακόμη ')).toBe(3);
  expect(words(' ')).toBe(0);
});
