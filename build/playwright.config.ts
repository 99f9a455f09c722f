import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The main task of each screen; what only concerns the page is tested in a browser, what only concerns the shell in the shell. */
const onBoth = ['e2e/walk.spec.ts', 'e2e/drop.spec.ts', 'e2e/quality.spec.ts', 'e2e/project.spec.ts', 'e2e/documents.spec.ts', 'e2e/tasks.spec.ts', 'e2e/settings.spec.ts', 'e2e/palette.spec.ts']

export default defineConfig<object, { host: 'browser' | 'shell' }>({
  testDir: at('../tests'),
  outputDir: at('../test-results/e2e'),
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? at('../test-results/e2e.json') }]],
  projects: [
    { name: 'browser', testMatch: [...onBoth, 'e2e/import.spec.ts', 'e2e/common-causes.spec.ts', 'e2e/unit-history.spec.ts', 'e2e/screens.spec.ts', 'e2e/local-host.spec.ts', 'e2e/recent.spec.ts', 'e2e/empty-project.spec.ts', 'e2e/snapshots.spec.ts'], use: { host: 'browser' } },
    { name: 'shell', testMatch: [...onBoth, 'electron/*.spec.ts'], use: { host: 'shell' } },
  ],
  use: {
    viewport: { width: 1280, height: 800 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['SUBCOOL_CHROMIUM'] ?? '/usr/bin/chromium',
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
})
