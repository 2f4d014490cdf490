/** Fields of expertise as they are typed: parted by commas, ten at most. */
export const expertiseOf = (text = ''): string[] =>
  text
    .split(/[,;·]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 10);
