import type { StepResult } from './child'
import type { OtherTools } from './others'
import type { Pairs } from './pairs'
import type { ComplianceFigures } from './steps/compliance'
import type { Opening } from './steps/closed'
import type { Interaction } from './steps/interactions'
import type { Smoothness } from './steps/smoothness'
import type { WalkFigures } from './steps/walk'
import type { MonthFigures } from './steps/month'
import type { ScaleFigures } from './steps/scale'
import type { ScaleMonthFigures } from './steps/scale-month'
import type { ThresholdFigures } from './steps/thresholds'

export interface Report {
  machine: string
  rows: number
  units: number
  import?: Pairs
  features?: Pairs
  analysis?: StepResult & { features: number; models: number; raise: number; reports: number; found: number }
  rpc?: StepResult & { raw: number; bytes: number }
  page?: StepResult & { closed: Opening[]; figures: { screen: string; medianMs: number; worstMs: number }[]; interactions: Interaction[]; smoothness: Smoothness; engineMb?: number }
  walk?: StepResult & WalkFigures
  others?: OtherTools
  compliance?: StepResult & ComplianceFigures
  thresholds?: StepResult & ThresholdFigures
  scale?: StepResult & ScaleFigures
  scaleMonth?: StepResult & ScaleMonthFigures
  month?: { units: number; months: number } & StepResult & MonthFigures
  /** Largest resident memory of all processes together, MB. */
  peakMb?: number
}

/** The figures for people: each step's time, rate, memory, and the ratio to its floor with the pairs. */
export const printReport = (report: Report): string => {
  const { rows } = report
  const lines = [...(rows === 0 ? [] : [`${rows.toLocaleString('en-US')} rows x 22 columns, ${report.units} units, 12 months at 5 minutes (simulated)`]), report.machine, '']
  if (report.import) lines.push(...pairLines('import, CSV to sorted Parquet', report.import, rows, 'typed COPY of the same files'))
  if (report.features) lines.push(...pairLines('daily and cycle tables', report.features, rows, 'one sum over every column'))
  if (report.analysis) {
    const { features, models, raise, reports, found, peakMb } = report.analysis
    lines.push(`whole analysis                 features ${s(features)}, models ${s(models)}, findings and orders ${s(raise)}, reports ${s(reports)}; ${found} findings; peak ${peakMb} MB`)
  }
  if (report.rpc) {
    const { seconds, raw, bytes } = report.rpc
    lines.push(`1M x 5 values to another process ${s(seconds)} (${Math.round(bytes / 1e6)} MB in 5 answers); ready bytes over the same socket ${s(raw)}; ratio ${(seconds / raw).toFixed(2)}`)
  }
  if (report.page) {
    lines.push(`page: first load to the filled fleet ${s(report.page.seconds)}; peak of its engine ${report.page.engineMb ?? '?'} MB`)
    if (report.page.closed.length > 0) lines.push(`  closed project open; fleet filled  ${report.page.closed.map(({ opened, filled }) => `${s(opened)}; ${s(filled)}`).join(', ')}`)
    for (const { screen, medianMs, worstMs } of report.page.figures) lines.push(`  ${screen.padEnd(12)} ${medianMs} ms median, ${worstMs} ms slowest`)
    for (const { name, medianMs, p95Ms } of report.page.interactions) lines.push(`  ${name.padEnd(34)} ${medianMs} ms median, ${p95Ms} ms p95`)
  }
  if (report.page) {
    const { scrollFrames, scrollP95Ms, scrollSlow, longestBlocks } = report.page.smoothness
    lines.push(scrollFrames === 0 ? '  scroll of the grid                 all rows fit' : `  scroll of the grid                 ${scrollP95Ms} ms a frame at p95, ${scrollSlow} of ${scrollFrames} over 34 ms`, `  longest block of the main thread   ${longestBlocks.map(({ screen, ms }) => `${screen} ${ms <= 50 ? 'at most 50' : ms}`).join(', ')} ms`)
  }
  if (report.walk) {
    const { early, late, ratio, engineMb, seconds } = report.walk
    lines.push(`walk through the screens       heap ${early.mb} MB after round ${early.round}, ${late.mb} MB after round ${late.round}: ratio ${ratio.toFixed(3)}; ${s(seconds)}; peak of its engine ${engineMb ?? '?'} MB`)
  }
  if (report.others) lines.push(`DuckDB only reads the same CSV   ${s(report.others.reading)} with all cores`)
  if (report.others) for (const { tool, seconds, ratio, note } of report.others.tools) lines.push(`same daily table, ${tool.padEnd(16)} ${seconds === null ? note : `${s(seconds)}, ${(ratio ?? 0).toFixed(1)} times ours (${s(report.others.ours)})${note === '' ? '' : `; ${note}`}`}`)
  if (report.compliance) {
    const { circuits, events, all, one, saved, pack, peakMb } = report.compliance
    lines.push(
      `refrigerant compliance         ${circuits.toLocaleString('en-US')} circuits, ${events.toLocaleString('en-US')} events over ten years: all ${s(all)}, one circuit and what lies between ${s(one)}, one record saved ${s(saved)}; peak ${peakMb} MB`,
      `  audit pack                   ${pack.circuits} circuits under a regime, ${pack.files} files: ${s(pack.seconds)}`,
    )
  }
  if (report.thresholds) {
    const { units, days, findings, crossings, seconds, coreMsPerUnit, rescoreMs, slowestMs, peakMb } = report.thresholds
    lines.push(
      `findings from statistics       ${units} units x ${days} days: ${s(seconds)} (${coreMsPerUnit} core-ms a unit), ${findings} findings; peak ${peakMb} MB`,
      `  other thresholds             from ${crossings.toLocaleString('en-US')} crossings: ${rescoreMs} ms median, ${slowestMs} ms slowest`,
    )
  }
  if (report.scale) {
    const { units, unitDays, seconds, models, raise, found, coreMsPerUnit, peakMb } = report.scale
    lines.push(
      `findings from daily tables     ${units.toLocaleString('en-US')} units, ${unitDays.toLocaleString('en-US')} unit-days: ${s(seconds)} (models ${s(models)}, findings ${s(raise)}), ${coreMsPerUnit} core-ms a unit, ${found.toLocaleString('en-US')} findings; peak ${peakMb} MB`,
    )
  }
  if (report.scaleMonth) {
    const { units, before, month, secondMonth, computedWhole, rememberedMb, peakMb } = report.scaleMonth
    const told = ({ models, raise, coreMsPerUnit }: typeof before): string => `models ${s(models)} (${coreMsPerUnit} core-ms a unit), findings ${s(raise)}`
    lines.push(
      `the same without the last months ${told(before)}`,
      `  as a month more                ${told(month)}`,
      `  as another, remembered anew    ${told(secondMonth)}; ${computedWhole.toLocaleString('en-US')} of ${units.toLocaleString('en-US')} units computed whole, ${Math.round(rememberedMb)} MB remembered; peak ${peakMb} MB`,
    )
  }
  if (report.month) {
    const { units, months, monthRows, all, month, peakMb } = report.month
    const stages = ({ imported, features, models, findings }: typeof all): string => `import ${s(imported)}, daily tables ${s(features)}, models ${s(models)}, findings and orders ${s(findings)}`
    lines.push(
      `${units} units of ${months - 2} months     ${report.month.rows.toLocaleString('en-US')} rows: ${stages(all)}`,
      `  the second month more        ${monthRows.toLocaleString('en-US')} rows: ${stages(month)}; peak ${peakMb} MB`,
    )
  }
  if (report.peakMb !== undefined) lines.push('', `peak memory of all processes together ${report.peakMb} MB`)
  return `${lines.join('\n')}\n`
}

const pairLines = (name: string, pairs: Pairs, rows: number, floor: string): string[] => [
  `${name.padEnd(30)} ${s(pairs.oursMedian)} (${Math.round(rows / pairs.oursMedian).toLocaleString('en-US')} rows/s), peak ${pairs.peakMb} MB`,
  `  floor: ${floor} ${s(pairs.floorMedian)}; ratio ${pairs.ratio.toFixed(2)}`,
  `  pairs: ${pairs.ours.map((ours, index) => `${ours.toFixed(2)}/${(pairs.floor[index] as number).toFixed(2)}`).join('  ')}`,
]

const s = (seconds: number): string => `${seconds < 1 ? seconds.toFixed(3) : seconds.toFixed(1)} s`
