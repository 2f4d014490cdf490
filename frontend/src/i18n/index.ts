import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'el' | 'en';
export const LANGUAGES: readonly Language[] = ['el', 'en'];
const KEY = 'wenovate.language';

type Texts = Record<string, unknown>;
const files = import.meta.glob<Texts>('./{el,en}/*.json', { import: 'default' });

/** Each slice's texts are a file of their own, fetched when the first screen of the slice asks for them. */
const lazily: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language: string, namespace: string) => {
    const load = files[`./${language}/${namespace}.json`];
    return load ? await load() : {};
  },
};

/** Greek, unless the person has chosen otherwise (public/theme.js has set it on the page already). */
export const language = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'el');

/** Makes the texts ready that every page needs. */
export function startTexts(): Promise<unknown> {
  i18next.on('languageChanged', (next) => {
    document.documentElement.lang = next;
  });
  return i18next
    .use(lazily)
    .use(initReactI18next)
    .init({
      lng: language(),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      ns: ['app', 'ui'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}

/** Whether the person has chosen a language in this browser. */
export function hasChosen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Changes the language of the page, and keeps the choice. */
export async function speak(next: Language, keep = true): Promise<void> {
  try {
    if (keep) localStorage.setItem(KEY, next);
  } catch {
    // The choice holds until the page is closed.
  }
  await i18next.changeLanguage(next);
}

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
