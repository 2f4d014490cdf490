import { defineConfig } from '@playwright/test';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

// The browser tests on a server that `.ci/e2e` starts and seeds.
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  workers: 2,
  projects: [
    // These change what others see: one after the other, since they are people of one network.
    { name: 'people', testMatch: /(journey|keyboard|tour)\.spec\.ts$/, workers: 1 },
    // These only look, or change what is their own: beside the people.
    { name: 'pages', testIgnore: /(journey|keyboard|tour)\.spec\.ts$/ },
  ],
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./e2e/closing-line.ts']],
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:8080',
    locale: 'el-GR',
    timezoneId: 'Europe/Athens',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
