// Every text exists in both languages with the same placeholders; every key that the pages use exists; none is left over.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const LANGUAGES = ['el', 'en'];
const PLURAL = /_(zero|one|two|few|many|other)$/;
const faults = [];

/** `{a: {b: 'x'}}` as `a.b` → `x`. */
function flat(texts, before = '', into = new Map()) {
  for (const [name, value] of Object.entries(texts)) {
    if (value !== null && typeof value === 'object') flat(value, `${before}${name}.`, into);
    else into.set(before + name, String(value));
  }
  return into;
}

const namespaces = [
  ...new Set(
    LANGUAGES.flatMap((language) => readdirSync(`src/i18n/${language}`).map((file) => basename(file, '.json'))),
  ),
].sort();
const texts = new Map();
for (const namespace of namespaces) {
  const [el, en] = LANGUAGES.map((language) => {
    try {
      return flat(JSON.parse(readFileSync(`src/i18n/${language}/${namespace}.json`, 'utf8')));
    } catch (error) {
      faults.push(`src/i18n/${language}/${namespace}.json: ${error.message}`);
      return new Map();
    }
  });
  texts.set(namespace, el);
  compare(namespace, el, en);
}

function compare(namespace, el, en) {
  const placeholders = (text) =>
    [...text.matchAll(/\{\{\s*-?\s*(\w+)/g), ...text.matchAll(/<(\w+)[ >/]/g)].map((m) => m[1]);
  for (const key of new Set([...el.keys(), ...en.keys()])) {
    const [greek, english] = [el.get(key), en.get(key)];
    if (greek === undefined || english === undefined) {
      faults.push(`${namespace}:${key} is missing in ${greek === undefined ? 'el' : 'en'}`);
    } else if (!greek.trim() || !english.trim()) {
      faults.push(`${namespace}:${key} is empty`);
    } else if (placeholders(greek).sort().join() !== placeholders(english).sort().join() && !PLURAL.test(key)) {
      faults.push(`${namespace}:${key} names other things in the two languages`);
    }
  }
}

/** A template as a pattern: `status.${x}` fits `status.draft`. */
const pattern = (template) =>
  new RegExp(
    `^${template
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );

const literals = new Set();
const patterns = [];
const sources = readdirSync('src', { recursive: true })
  .map((file) => `src/${file}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.gen\.ts$|\.test\.tsx?$/.test(file));
for (const file of sources) {
  const source = readFileSync(file, 'utf8');
  for (const [, text] of source.matchAll(/['"]([\w:.-]+)['"]/g)) literals.add(text);
  for (const [, template] of source.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)) {
    if (/^[\w:.-]*\$\{[^}]*\}[\w:.-]*(\$\{[^}]*\}[\w:.-]*)*$/.test(template)) patterns.push(pattern(template));
  }
  used(file, source);
}

function used(file, source) {
  const translators = new Map();
  for (const [, inside, namespace] of source.matchAll(/\{([^{}]*)\}\s*=\s*useTranslation\(\s*(?:\[?\s*'([\w-]+)')?/g)) {
    for (const [, name, renamed] of inside.matchAll(/\b(t|rich)\b(?:\s*:\s*(\w+))?/g)) {
      const translator = renamed ?? name;
      translators.set(translator, (translators.get(translator) ?? new Set()).add(namespace ?? 'app'));
    }
  }
  for (const [translator, own] of translators) {
    for (const [, quoted, template] of source.matchAll(
      new RegExp(`(?<![\\w.])${translator}\\(\\s*(?:'([^'\\n]+)'|\`([^\`\\n]+)\`)`, 'g'),
    )) {
      const [full, isTemplate] = quoted === undefined ? [template, true] : [quoted, false];
      const cut = /^[\w-]+:/.test(full) ? full.indexOf(':') : -1;
      const where = cut > 0 ? [full.slice(0, cut)] : [...own];
      const key = cut > 0 ? full.slice(cut + 1) : full;
      if (!where.some((namespace) => has(texts.get(namespace), key, isTemplate))) {
        faults.push(`${file}: ${where.join('|')}:${key} does not exist`);
      }
    }
  }
}

function has(known, key, isTemplate) {
  if (!known) return false;
  const all = [...known.keys()];
  if (isTemplate) return all.some((each) => pattern(key).test(each.replace(PLURAL, '')));
  return all.some((each) => each === key || each.replace(PLURAL, '') === key || each.startsWith(`${key}.`));
}

for (const [namespace, known] of texts) {
  for (const full of known.keys()) {
    const key = full.replace(PLURAL, '');
    const spellings = [full, key, `${namespace}:${key}`];
    const parents = key
      .split('.')
      .map((_, index, parts) => parts.slice(0, index).join('.'))
      .filter(Boolean);
    const isUsed =
      spellings.some((each) => literals.has(each) || patterns.some((one) => one.test(each))) ||
      parents.some((each) => literals.has(each));
    if (!isUsed) faults.push(`${namespace}:${full} is used nowhere`);
  }
}

for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exit(1);
process.stdout.write(`${namespaces.length} files of texts, complete in both languages\n`);
