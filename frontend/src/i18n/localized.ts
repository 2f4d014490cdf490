import { language } from './texts';

/** A text that exists in both languages, as the API gives it. */
export interface LocalizedText {
  el: string;
  en?: string | null;
}

/** The text in the page's language; Greek where there is no translation. */
export function localized(text: LocalizedText | null | undefined): string {
  if (!text) return '';
  return (language() === 'en' && text.en) || text.el;
}

/** The name of a body in the page's language. */
export function bodyName(body: { name_el: string; name_en: string } | null | undefined): string {
  if (!body) return '';
  return (language() === 'en' && body.name_en) || body.name_el;
}
