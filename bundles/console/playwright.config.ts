import { defineConfig } from '@playwright/test';

// drawn once, below the range of outgoing connections; Playwright's workers inherit it
process.env.SERAI_MOCK_PORT ??= String(10_000 + Math.floor(Math.random() * 20_000));
const port = process.env.SERAI_MOCK_PORT;
/** A hub that runs already; without it, the mock of e2e/mock is started. */
const hub = process.env.SERAI_URL;

export default defineConfig({
  testDir: 'e2e',
  testMatch: hub ? 'hub/*.spec.ts' : 'console/*.spec.ts',
  outputDir: 'target/e2e',
  workers: 1,
  // limits for a machine that is busy with other things; a test that passes never waits for them
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: hub ?? `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
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
  ...(hub
    ? {}
    : { webServer: { command: 'node e2e/mock/server.mjs', env: { PORT: port }, url: `http://127.0.0.1:${port}/` } }),
});
