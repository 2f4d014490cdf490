// What a visitor fetches before the first page shows, compressed as it is served, against budgets.json.
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const manifestFile = 'dist/.vite/manifest.json';
if (!existsSync(manifestFile)) {
  process.stderr.write('There is no build to weigh: npm run build\n');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const budgets = JSON.parse(readFileSync('budgets.json', 'utf8'));
const weights = new Map();

/** Kilobytes (1000 bytes) as brotli makes them. */
function weight(file) {
  if (!weights.has(file)) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    weights.set(file, brotliCompressSync(readFileSync(`dist/${file}`), quality).length / 1000);
  }
  return weights.get(file);
}

/** The files that this entry needs before it runs: itself, what it imports, and what comes with those. */
function graph(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return seen;
  seen.add(key);
  for (const next of chunk.imports ?? []) graph(next, seen);
  return seen;
}

function sizes(keys) {
  const files = new Set();
  const styles = new Set();
  for (const key of keys.flatMap((each) => [...graph(each)])) {
    const { file, css = [] } = manifest[key];
    if (file.endsWith('.js')) files.add(file);
    for (const style of css) styles.add(style);
  }
  const sum = (all) => [...all].reduce((total, file) => total + weight(file), 0);
  return { js: sum(files), css: sum(styles) };
}

/** The chunks of a route's page, which are split off its file. */
const chunksOf = (route) =>
  Object.keys(manifest).filter((key) => key === `src/routes/${route}` || key.startsWith(`src/routes/${route}?`));

let failed = false;
for (const [name, { routes, texts, js, css }] of Object.entries(budgets)) {
  const missing = routes.filter((route) => chunksOf(route).length === 0);
  if (missing.length > 0) {
    process.stderr.write(`${name}: no such route: ${missing.join(', ')}\n`);
    failed = true;
  }
  for (const route of routes.length > 0 ? routes : ['']) {
    const keys = ['index.html', ...(route ? chunksOf(route) : []), ...texts.map((text) => `src/i18n/el/${text}.json`)];
    const found = sizes(keys);
    const over = found.js > js || found.css > css;
    failed ||= over;
    const line = `${over ? 'OVER ' : 'ok   '} ${name} ${route}: JS ${found.js.toFixed(1)} of ${js} kB, CSS ${found.css.toFixed(1)} of ${css} kB\n`;
    (over ? process.stderr : process.stdout).write(line);
  }
}
if (failed) process.exit(1);
