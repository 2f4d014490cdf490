import type { ReactNode } from 'react';
import { Skeleton } from './page';
import { Pager } from './pager';

/** What `query.useInfiniteQuery(…, byCursor)` gives: pages of items, and the way to more of them. */
interface List<Item> {
  data: { pages: readonly { items: readonly Item[] }[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

interface Props<Item> {
  list: List<Item>;
  /** Room for it while it is on its way. */
  wait?: ReactNode | undefined;
  /** What stands there when it has nothing. */
  empty: ReactNode;
  /** The rows so far. */
  children: (items: Item[]) => ReactNode;
}

/** A list that is read page by page, in each of its states. A failure goes to the page's own fault screen. */
export function Listing<Item>({ list, wait, empty, children }: Props<Item>) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  if (error) throw error;
  if (!data) return wait ?? <Skeleton lines={6} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      <Pager
        count={items.length}
        hasMore={hasNextPage}
        pending={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
}
