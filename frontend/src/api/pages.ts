/** How `query.useInfiniteQuery` goes through a list: by the cursor that each page gives for the one after it. */
export const byCursor = {
  pageParamName: 'after',
  // Not undefined: the hook would ask for page 0.
  initialPageParam: null as string | null,
  getNextPageParam: (last: { next?: string | null }): string | null | undefined => last.next,
} as const;
