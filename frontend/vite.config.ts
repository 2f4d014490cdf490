import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The order of the cascade's layers, said by every file of styles: whichever is fetched first decides it. */
const LAYERS = '@layer tokens, base, layout, ui, slices;';

/** What every page needs. */
const SHELL =
  /src\/(main\.tsx|routes\/[^?]*|ui\/(button|card|listing|notice|page|pager|tag)\.(tsx|css))$|node_modules\/(react|react-dom|scheduler)\//;

const api = process.env.WENOVATE_API ?? 'http://localhost:8080';

/** Lays `name.br` beside each file that shrinks: the server sends it as it is, which costs nothing at a request. */
function precompress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(js|css|html|svg|json|txt|webmanifest)$/.test(entry.name)) continue;
    if (file.includes('.vite')) continue;
    const plain = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
    const small = brotliCompressSync(plain, { params });
    if (small.length < plain.length) writeFileSync(`${file}.br`, small);
  }
}

export default defineConfig({
  plugins: [
    {
      name: 'precompress',
      apply: 'build',
      closeBundle: () => precompress(fileURLToPath(new URL('./dist', import.meta.url))),
    },
    {
      name: 'layers',
      enforce: 'pre',
      transform: (code, id) => (id.endsWith('.css') ? { code: `${LAYERS}\n${code}`, map: null } : undefined),
    },
    tanstackRouter({ target: 'react', autoCodeSplitting: true }),
    react(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: { '/api': api, '/.well-known': api, '/docs': api, '/health': api, '/problems': api },
  },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What every page needs is one file, compressed as a whole, and no page lists its parts among its own. The routes
      // are in it, their pages are not: those are split off as `?tsr-split`.
      output: { codeSplitting: { groups: [{ name: 'shell', test: SHELL }] } },
    },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/test-setup.ts'] },
});
