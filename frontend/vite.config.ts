import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The order of the cascade's layers, said by every file of styles: whichever is fetched first decides it. */
const LAYERS = '@layer tokens, base, layout, ui, slices;';

const api = process.env.WENOVATE_API ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    {
      name: 'layers',
      enforce: 'pre',
      transform: (code, id) => (id.endsWith('.css') ? { code: `${LAYERS}\n${code}`, map: null } : undefined),
    },
    tanstackRouter({ target: 'react', autoCodeSplitting: true }),
    react(),
    // Without it every language of React Aria is shipped.
    { ...optimizeLocales.vite({ locales: ['el-GR', 'en-US'] }), enforce: 'pre' },
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: { '/api': api, '/.well-known': api, '/docs': api, '/health': api },
  },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The list of routes is needed at once: one file of it, not one a route. Their pages are split off as `?tsr-split`.
      output: { codeSplitting: { groups: [{ name: 'routes', test: /src\/routes\/[^?]*$/ }] } },
    },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/test-setup.ts'] },
});
