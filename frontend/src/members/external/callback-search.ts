/** What a provider's answer says in the address (RFC 6749, sections 4.1.2 and 4.1.2.1; RFC 9207). */
export interface ProviderSearch {
  code?: string;
  state?: string;
  iss?: string;
  error?: string;
}

/** For the route's `validateSearch`: the router reads numbers and other JSON out of the address, and all of it is text here. */
export const providerSearch = (search: Record<string, unknown>): ProviderSearch => {
  const found: ProviderSearch = {};
  for (const name of ['code', 'state', 'iss', 'error'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value) found[name] = value;
    else if (typeof value === 'number') found[name] = String(value);
  }
  return found;
};
