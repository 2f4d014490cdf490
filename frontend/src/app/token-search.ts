/** The token of a mail's link, for a route's `validateSearch`. */
export const tokenSearch = ({ token }: Record<string, unknown>): { token?: string } => {
  // A token of digits alone would have been read as a number.
  const text = typeof token === 'number' ? String(token) : token;
  return typeof text === 'string' && text ? { token: text } : {};
};
