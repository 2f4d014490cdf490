import { createElement, Fragment, type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { type Language, language, missingTexts, onLanguage, textOf, type Values } from './texts';

/** How a marked part of a text is drawn: `<link>…</link>` by `{ link: (text) => <a href="…">{text}</a> }`. */
type Marks = Readonly<Record<string, (text: string) => ReactNode>>;

export interface Translation {
  t: (key: string, values?: Values) => string;
  /** A text with marked parts in it. */
  rich: (key: string, marks: Marks, values?: Values) => ReactNode;
  i18n: { language: Language };
}

/** The texts of a slice in the page's language. Suspends until they are there. */
export function useTranslation(namespace = 'app'): Translation {
  const spoken = useSyncExternalStore(onLanguage, language);
  const missing = missingTexts(namespace);
  // Thrown, not used: React 19.3 mixes up the hooks that follow a `use` which has waited (its error 467).
  if (missing) throw missing;
  return useMemo(() => {
    const t = (key: string, values?: Values) => textOf(namespace, key, values);
    return { t, rich: (key, marks, values) => marked(t(key, values), marks), i18n: { language: spoken } };
  }, [namespace, spoken]);
}

function marked(text: string, marks: Marks): ReactNode {
  const parts = text.split(/<(\w+)>(.*?)<\/\1>/g);
  // The pieces come in threes: plain text, the name of a mark, the text that it marks.
  return parts.map((part, index) => {
    if (index % 3 === 1) return null;
    const draw = index % 3 === 2 ? marks[parts[index - 1] ?? ''] : undefined;
    return createElement(Fragment, { key: index }, draw ? draw(part) : part);
  });
}
