import greekApp from './el/app.json';
import greekUi from './el/ui.json';

export type Language = 'el' | 'en';
type Texts = { readonly [name: string]: string | Texts };
export type Values = Readonly<Record<string, string | number>>;

const KEY = 'wenovate.language';
/** Every page needs these; the other namespaces are a file of their own, fetched when a page asks for them. */
const ALWAYS = ['app', 'ui'];

const files = import.meta.glob<Texts>(['./{el,en}/*.json', '!./el/{app,ui}.json'], { import: 'default' });
/** Most people read Greek: what every page needs of it comes with the code, which saves a round trip. */
const atHand = { 'el/app': greekApp, 'el/ui': greekUi };
const loaded = new Map<string, Texts>(Object.entries(atHand));
const loading = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
// public/theme.js has put the person's choice on the page already; it is Greek where there was none.
let spoken: Language = document.documentElement.lang === 'en' ? 'en' : 'el';

/** The language of the page. */
export const language = (): Language => spoken;

/** Hear of every change of language. Answers how to stop. */
export function onLanguage(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Fetches a slice's texts; for a route's `loader`, so that they come together with the page's code. */
export async function loadTexts(...namespaces: string[]): Promise<void> {
  await Promise.all(namespaces.map((namespace) => fetched(spoken, namespace)));
}

/** What `loadTexts` waits for; nothing when the texts are there. */
export function missingTexts(namespace: string): Promise<void> | undefined {
  return loaded.has(`${spoken}/${namespace}`) ? undefined : fetched(spoken, namespace);
}

/** Makes the texts ready that every page needs. */
export const startTexts = (): Promise<void> => loadTexts(...ALWAYS);

function fetched(of: Language, namespace: string): Promise<void> {
  const name = `${of}/${namespace}`;
  if (loaded.has(name)) return Promise.resolve();
  let promise = loading.get(name);
  if (!promise) {
    const load = files[`./${name}.json`] ?? (() => Promise.resolve({}));
    promise = load().then(
      (texts) => {
        loaded.set(name, texts);
      },
      (error: unknown) => {
        // The next page that needs them tries again.
        loading.delete(name);
        throw error;
      },
    );
    loading.set(name, promise);
  }
  return promise;
}

/** Whether the person has chosen a language in this browser. */
export function hasChosen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Changes the language of the page once its texts are there, and (unless told otherwise) keeps the choice. */
export async function speak(next: Language, keep = true): Promise<void> {
  try {
    if (keep) localStorage.setItem(KEY, next);
  } catch {
    // The choice holds until the page is closed.
  }
  const needed = new Set([...loaded.keys()].map((name) => name.slice(3)));
  await Promise.all([...needed].map((namespace) => fetched(next, namespace)));
  spoken = next;
  document.documentElement.lang = next;
  for (const tell of listeners) tell();
}

const plurals = { el: new Intl.PluralRules('el'), en: new Intl.PluralRules('en') };
const counts = { el: new Intl.NumberFormat('el-GR'), en: new Intl.NumberFormat('en-GB') };

/**
 * The text of a key: `t('saved')`, `t('found', { count: 3 })` (of `found_one`, `found_other`), `t('ui:close')` from
 * another namespace. Placeholders are `{{name}}`. A key without a text shows as itself; the checks find those.
 */
export function textOf(namespace: string, key: string, values: Values = {}): string {
  const cut = key.indexOf(':');
  const texts = loaded.get(`${spoken}/${cut < 0 ? namespace : key.slice(0, cut)}`);
  const path = key.slice(cut + 1).split('.');
  const { count } = values;
  const plural = typeof count === 'number' ? find(texts, path, `_${plurals[spoken].select(count)}`) : undefined;
  const text = plural ?? find(texts, path, '');
  if (text === undefined) return key;
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (all, name: string) => {
    const value = values[name];
    if (value === undefined) return all;
    return name === 'count' && typeof value === 'number' ? counts[spoken].format(value) : String(value);
  });
}

function find(texts: Texts | undefined, path: string[], suffix: string): string | undefined {
  let here: string | Texts | undefined = texts;
  for (const [depth, name] of path.entries()) {
    if (here === undefined || typeof here === 'string') return undefined;
    here = here[depth === path.length - 1 ? name + suffix : name];
  }
  return typeof here === 'string' ? here : undefined;
}
