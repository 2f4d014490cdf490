/** A piece of text that both versions have, or one of them. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many cells a comparison word by word would make the page wait; it goes by paragraphs then. */
const MOST_CELLS = 1_500_000;

/** What changed from one text to another, word by word, with the space around the words. */
export function diff(before: string, after: string): Piece[] {
  const words = compare(before.split(/(\s+)/).filter(Boolean), after.split(/(\s+)/).filter(Boolean));
  return words ?? compare(before.split(/(\n+)/), after.split(/(\n+)/)) ?? whole(before, after);
}

function whole(before: string, after: string): Piece[] {
  const pieces: Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return pieces.filter(({ text }) => text);
}

/** By the longest common subsequence; what both begin and end with is set aside first. */
function compare(before: string[], after: string[]): Piece[] | undefined {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  if (a.length * b.length > MOST_CELLS) return undefined;

  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }

  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) pieces.push({ kind, text });
  };
  add('same', before.slice(0, start).join(''));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] ?? '');
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      add('removed', a[i++] ?? '');
    } else {
      add('added', b[j++] ?? '');
    }
  }
  add('same', before.slice(before.length - end).join(''));
  return pieces;
}

/** How many words a text has. */
export const words = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;
