import { mkdirSync, rmSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureChromium } from '../../build/chromium.mjs'
import { runStep, type StepResult } from './child'
import { benchFleet, fleetOf } from './fleet'
import { readOptions } from './options'
import { compareOthers } from './others'
import { runPairs } from './pairs'
import { minuteUnit } from './steps/page-project'
import { printReport, type Report } from './report'
import type { ComplianceFigures } from './steps/compliance'
import type { MonthFigures } from './steps/month'
import type { ScaleFigures } from './steps/scale'
import type { ScaleMonthFigures } from './steps/scale-month'
import type { ThresholdFigures } from './steps/thresholds'
import { watchMemory } from './watch-memory'

const asOf = '2025-12-31'
const options = readOptions(process.argv.slice(2))
const folder = resolve('.cache/bench')
const project = join(folder, 'bench.subcool')
const say = (text: string): void => void process.stderr.write(`${text}\n`)
mkdirSync(folder, { recursive: true })

const pageMade = options.project === undefined && options.units !== undefined && (options.steps.has('page') || options.steps.has('walk')) ? join(folder, `page-${options.units}x${options.months}.subcool`) : undefined
const pageProject = options.project ?? pageMade
const ofTelemetry = pageProject === undefined && [...options.steps].some((name) => name !== 'compliance' && name !== 'thresholds' && name !== 'scale' && name !== 'month')
const fleet = ofTelemetry ? await benchFleet(folder, options.rows, say) : { dir: '', rows: 0, units: 0 }
const memory = watchMemory()
const report: Report = {
  machine: `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  rows: fleet.rows,
  units: fleet.units,
}
const wants = (name: Parameters<typeof options.steps.has>[0]): boolean => options.steps.has(name)

if (wants('import'))
  report.import = await runPairs(
    options.pairs,
    { step: 'import', input: { fleet: fleet.dir, project } },
    { step: 'copy', input: { fleet: fleet.dir, project, out: join(folder, 'floor', 'floor.parquet') } },
    say,
  )
else if (ofTelemetry) await runStep('import', { fleet: fleet.dir, project })
if (wants('features')) report.features = await runPairs(options.pairs, { step: 'features', input: { project, asOf } }, { step: 'scan', input: { project } }, say)
if (wants('models') || ((wants('page') || wants('walk')) && pageProject === undefined)) report.analysis = await runStep('models', { project, asOf })
if (wants('rpc')) report.rpc = await runStep('rpc', {})
if (wants('page') || wants('walk')) {
  const browserPath = await ensureChromium()
  if (pageMade !== undefined) {
    say(`making a project of ${options.units} units x ${options.months} months, once ..`)
    await runStep('make-page', { project: pageMade, units: options.units, months: options.months })
  }
  const of = { project: pageProject ?? project, browserPath, ...(pageMade === undefined ? {} : { unit: minuteUnit }) }
  if (browserPath === undefined) say('No Chromium: the page is not measured.')
  else {
    if (wants('page')) report.page = await runStep<StepResult & NonNullable<Report['page']>>('page', of)
    if (wants('walk')) report.walk = await runStep<StepResult & NonNullable<Report['walk']>>('walk', { ...of, rounds: options.rounds })
  }
}
if (wants('others')) report.others = await compareOthers({ fleet: fleet.dir, folder, say })
if (wants('compliance')) report.compliance = await runStep<StepResult & ComplianceFigures>('compliance', { folder: join(folder, 'compliance') })
if (wants('thresholds')) report.thresholds = await runStep<StepResult & ThresholdFigures>('thresholds', { units: 500, days: 730 })
if (wants('scale')) {
  const scale = join(folder, 'scale.subcool')
  const units = options.units ?? 10_000
  say(`making daily tables of ${units} units ..`)
  await runStep('make-scale', { project: scale, units })
  report.scale = await runStep<StepResult & ScaleFigures>('scale', { project: scale })
  report.scaleMonth = await runStep<StepResult & ScaleMonthFigures>('scale-month', { project: scale })
  rmSync(scale, { recursive: true, force: true })
}
if (wants('month')) {
  const units = options.units ?? 200
  const { dir } = await fleetOf(join(folder, `month-${units}x${options.months}`), units, options.months, say)
  const monthOn = (month: number): string => new Date(Date.UTC(2024, 10 + month, 1)).toISOString().slice(0, 10)
  report.month = { units, months: options.months, ...(await runStep<StepResult & MonthFigures>('month', { fleet: dir, project, months: [monthOn(options.months - 2), monthOn(options.months - 1)], asOf: monthOn(options.months) })) }
}
report.peakMb = memory()
rmSync(project, { recursive: true, force: true })
rmSync(join(folder, 'floor'), { recursive: true, force: true })
process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report))
