import { EngineError } from '../../contract/errors'
import type { QualityRule, SensorDrift, SignalQuality, qualityCalls } from '../../contract/quality'
import type { Answer } from '../answer'
import signals from './signals.sql?raw'

interface SignalRow {
  signal: string
  samples: number
  share: number
  low: number | null
  median: number | null
  high: number | null
  gaps: number
  longest_gap_s: number
  stuck_days: number | null
  judged_days: number | null
  drift_against: string | null
  drift_blocks: number | null
  drift_k: number | null
  drift_k_per_year: number | null
  drift_from: string | null
  drift_to: string | null
  rules: string | null
}

const leastBlocks = 10

export const qualitySignals: Answer<(typeof qualityCalls)['quality.signals']> = async (context, { unitId }) => {
  const rows = await context.read<SignalRow>(signals, { unitId })
  const [unit] = rows.length > 0 ? rows : await context.read('SELECT 1 FROM unit WHERE unit_id = $unitId', { unitId })
  if (unit === undefined) throw new EngineError('unit-not-found', `There is no unit "${unitId}" in this project.`, { hint: 'Choose a unit in the list, or import its telemetry.' })
  const byStation = rows.some(({ signal, drift_against: against, drift_blocks: blocks }) => signal === 'outdoor_c' && against === null && (blocks ?? 0) >= leastBlocks)
  return rows.map((row) => toSignal(row, byStation))
}

const toSignal = (row: SignalRow, byStation: boolean): SignalQuality => ({
  signal: row.signal,
  samples: row.samples,
  share: row.share,
  low: row.low,
  median: row.median,
  high: row.high,
  gaps: row.gaps,
  longestGapS: row.longest_gap_s,
  rules: row.rules === null ? [] : (JSON.parse(row.rules) as QualityRule[]),
  stuckDays: row.judged_days === 0 ? null : row.stuck_days,
  judgedDays: row.judged_days,
  drift: driftOf(row, byStation),
  driftTold: (row.drift_blocks ?? 0) >= leastBlocks,
})

const driftOf = ({ drift_k: shift, drift_k_per_year: perYear, drift_against: against, drift_from: from, drift_to: to }: SignalRow, byStation: boolean): SensorDrift | null => {
  if (shift === null || perYear === null) return null
  const where = against === null ? 'the weather station, at night' : against === 'outdoor_coil_c' || against === 'outdoor_c' ? `\`${against}\`, at night with the compressor at rest` : `\`${against}\`, with the compressor at rest`
  const which = against === null || (against === 'outdoor_c' && byStation) ? '' : ' Either of the two may have moved.'
  return { perYear, unit: 'K', against, detail: `${shift > 0 ? 'Rose' : 'Fell'} by ${Math.abs(shift).toFixed(1)} K against ${where}, from ${from} to ${to}.${which}` }
}
