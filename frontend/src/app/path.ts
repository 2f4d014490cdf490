/** A path that the API gives (`/admin/members?status=active`), as the properties of a `Link`. */
export function pathProps(path: string): { to: string; search: never } {
  const url = new URL(path, location.origin);
  // The router reads the search by the page's own schema.
  return { to: url.pathname, search: Object.fromEntries(url.searchParams) as never };
}
