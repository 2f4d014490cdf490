import type { operations } from '@/api/schema.gen';

type Query = NonNullable<operations['list_library_entries']['parameters']['query']>;

export const FACETS = ['theme', 'body_kind', 'region', 'lifecycle', 'cost_band'] as const;
export type Facet = (typeof FACETS)[number];
export const SORTS = ['newest', 'most_adopted', 'title'] as const;

/** What the address of the library's page holds. */
export type LibrarySearch = Pick<Query, Facet | 'q' | 'sort'>;

/** The address' search as the API takes it; what it would refuse falls out. */
export function librarySearch(search: Record<string, unknown>): LibrarySearch {
  const found: Record<string, string> = {};
  for (const name of ['q', ...FACETS, 'sort']) {
    const value = search[name];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    if (text && (name === 'q' || /^\w{1,32}$/.test(text))) found[name] = text.slice(0, 200);
  }
  if (!SORTS.some((sort) => sort === found.sort)) delete found.sort;
  return found as LibrarySearch;
}

/** The page's search with a facet set or taken away. */
export function withFacet(search: LibrarySearch, facet: Facet, value: string | undefined): LibrarySearch {
  const { [facet]: _, ...others } = search;
  return (value ? { ...others, [facet]: value } : others) as LibrarySearch;
}

/** What the counts of the facets depend on: everything but the order. */
export function countedBy({ sort: _, ...counted }: LibrarySearch): Omit<LibrarySearch, 'sort'> {
  return counted;
}
