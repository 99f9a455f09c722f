import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureChromium } from './chromium.mjs'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'
import { ensurePdfTools } from './pdf-tools.mjs'
import { root } from './run.mjs'
import { makeScratchFolder } from './scratch-folder.mjs'

const results = join(root, 'test-results')
const only = process.argv.slice(2)

const runTool = (script, args, env = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '8', ...env },
  }).status

/** What a tool wrote about its run; a run that wrote nothing has failed as a whole. */
const readTotals = (file, status, totalsOf) => {
  const totals = existsSync(file)
    ? totalsOf(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 1, skipped: 0, failures: [`${basename(file)} was not written`] }
  return status === 0 || totals.failed > 0
    ? totals
    : { ...totals, failed: 1, failures: [`${basename(file)}: no test failed, but the run ended with ${status}`] }
}

const firstLines = (message) => stripVTControlCharacters(message ?? '').trim().split('\n').slice(0, 6).join('\n  ')

const unitTests = () => {
  const file = join(results, 'unit.json')
  const scratch = makeScratchFolder()
  const status = runTool(
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...only],
    scratch === undefined ? {} : { TMPDIR: scratch },
  )
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true })
  return readTotals(file, status, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(isBrokenFile).length,
    skipped: report.numPendingTests,
    failures: report.testResults.flatMap(failuresOfFile),
  }))
}

const isBrokenFile = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed')

const failuresOfFile = (file) => {
  const name = relative(root, file.name)
  if (isBrokenFile(file)) return [`${name}\n  ${firstLines(file.message)}`]
  const failed = file.assertionResults.filter((test) => test.status === 'failed')
  return failed.map((test) => `${name}: ${test.fullName} (${Math.round(test.duration ?? 0)} ms)\n  ${firstLines(test.failureMessages[0])}`)
}

const failuresOfSuite = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(failuresOfSuite),
  ...specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected')
      .map((test) => {
        const last = test.results.at(-1)
        return `${spec.file}: ${spec.title}, ${test.projectName} (${last?.duration} ms)\n  ${firstLines(last?.error?.message)}`
      }),
  ),
]

const endToEndTests = async () => {
  const folder = join(root, 'tests/e2e')
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith('.spec.ts')))
    return { passed: 0, failed: 0, skipped: 0, failures: [] }
  const chromium = await ensureChromium()
  if (chromium === undefined) {
    console.log('End-to-end tests: no Chromium here, and none could be installed.')
    return { passed: 0, failed: 1, skipped: 0, failures: ['no Chromium'] }
  }
  const file = join(results, 'e2e.json')
  const status = runTool('@playwright/test/cli.js', ['test', '--config', 'build/playwright.config.ts'], {
    SUBCOOL_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  return readTotals(file, status, ({ stats, suites, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: [...suites.flatMap(failuresOfSuite), ...errors.map((error) => firstLines(error.message))],
  }))
}

ensureInstalled()
ensureBuilt()
ensurePdfTools()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const runs = [unitTests(), ...(only.length === 0 ? [await endToEndTests()] : [])]
const sum = (key) => runs.reduce((total, run) => total + run[key], 0)
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
writeFileSync(join(results, 'total.json'), JSON.stringify(total))
const failures = runs.flatMap((run) => run.failures)
writeFileSync(join(results, 'failures.txt'), failures.map((failure) => `FAILED ${failure}\n`).join(''))
console.log(`Tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
