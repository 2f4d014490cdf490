/** What an address says, for a route's `validateSearch`: texts by these names, and nothing else. */
export function texts<Name extends string>(
  search: Record<string, unknown>,
  ...names: Name[]
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search[name];
    // A text of digits alone has been read as a number.
    if (typeof value === 'number') found[name] = String(value);
    else if (typeof value === 'string' && value) found[name] = value;
  }
  return found;
}

/** One of these words, or nothing. */
export const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);
