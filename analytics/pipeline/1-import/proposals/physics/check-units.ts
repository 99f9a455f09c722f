import { units, unitOf, type Unit } from '../../dictionary/units'
import type { FileHead } from '../../reading/file-head'
import { findRefrigerant } from '../../../../refrigerants'
import type { FoundTable } from '../../profiles/generic/find-table'
import type { FoundTime } from '../../profiles/generic/find-time'
import type { NumberStyle } from '../../profiles/generic/number-style'
import { sampleRows } from '../sampled-rows'
import { seriesOf } from '../series'
import { checkGauge, type GaugeVerdict } from './gauge-check'
import { checkPower } from './power-check'
import type { Readings } from './readings'

/** A column with the unit it is read in. */
export interface ReadColumn {
  index: number
  signal: string
  unit: Pick<Unit, 'id' | 'shift' | 'scale'> & { guessed?: true }
}

/** What physics says of a column's unit. */
export interface UnitFinding {
  index: number
  /** `decided`: a guess that physics settles; `wrong`: what the file says, or what was read, does not fit. */
  kind: 'decided' | 'wrong'
  /** As a mapping writes it. */
  unit: Pick<Unit, 'id' | 'shift' | 'scale'>
  /** For people. */
  said: string
}

export interface CheckedTable {
  table: FoundTable
  head: FileHead
  time: FoundTime
  style: NumberStyle['dialect']
}

const judged = new Set(['power_w', 'heat_w', 'compressor_hz', 'compressor_a', 'outdoor_c', 'outdoor_coil_c', 'discharge_kpa', 'suction_kpa'])

/** Checks the units of pressures and powers by what they mean at standstill and in running rows. Nothing is read where there is nothing to compare. */
export const checkUnits = ({ table, head, time, style }: CheckedTable, columns: readonly ReadColumn[]): UnitFinding[] => {
  const has = (...signals: readonly string[]) => columns.some(({ signal }) => signals.includes(signal))
  const pressures = has('discharge_kpa', 'suction_kpa') && has('outdoor_c', 'outdoor_coil_c')
  const powers = has('power_w') && has('heat_w', 'compressor_a', 'compressor_hz')
  if (!pressures && !powers) return []
  const series = seriesOf(sampleRows(table, head), time, table.names.length, style)
  const readings: Readings = { ms: series.ms, run: series.run, stepS: series.stepS }
  for (const { index, signal, unit } of columns) {
    const values = series.columns.get(index)
    if (values !== undefined && judged.has(signal)) Object.assign(readings, { [signal]: values.map((value) => (value + unit.shift) * unit.scale) })
  }
  return [...(pressures ? gaugeFindings(readings, columns, namedRefrigerant(table, head)) : []), ...(powers ? powerFindings(readings, columns) : [])]
}

const namedRefrigerant = (table: FoundTable, head: FileHead): string | undefined =>
  [...table.above, ...table.names, head.file.label].flatMap((text) => (text.match(/\bR-?\d{2,4}[A-Za-z]{0,2}\b/g) ?? []).map((name) => findRefrigerant(name)?.name)).find((name) => name !== undefined)

const gaugeFindings = (readings: Readings, columns: readonly ReadColumn[], refrigerant: string | undefined): UnitFinding[] => {
  const pressures = columns.filter(({ signal }) => signal === 'suction_kpa' || signal === 'discharge_kpa')
  const first = pressures.find(({ signal }) => signal === 'suction_kpa') ?? pressures[0]
  const verdict = checkGauge(readings, refrigerant)
  if (first === undefined || verdict === undefined) return []
  return pressures.filter(({ unit }) => unit.id === first.unit.id).flatMap(({ index, unit }): UnitFinding[] => {
    if (verdict.reading === 'as read') return unit.guessed === true ? [{ index, kind: 'decided', unit, said: `taken as ${heldAs(unit)} pressure: ${fit(verdict)}` }] : []
    const other = counterpart(unit)
    const said = `${fit(verdict)}, as ${heldAs(unit)} ${verdict.asReadK.toFixed(1)} K`
    return unit.guessed === true
      ? [{ index, kind: 'decided', unit: other, said: `taken as ${heldAs(other)} pressure: ${said}` }]
      : [{ index, kind: 'wrong', unit: other, said: `read as ${heldAs(unit)} pressure, but as ${heldAs(other)} ${said}; if so, give it the unit ${other.id} in a mapping` }]
  })
}

const heldAs = ({ shift }: Pick<Unit, 'shift'>): string => (shift === 0 ? 'absolute' : 'gauge')
const fit = ({ fittingK, refrigerant }: GaugeVerdict): string => `at standstill its saturation temperature (${refrigerant}) is ${fittingK.toFixed(1)} K off the outdoor temperature`

/** The same unit held against the other zero. */
const counterpart = (unit: ReadColumn['unit']): UnitFinding['unit'] => {
  const wanted = unit.shift === 0
  const same = units.find(({ quantity, scale, shift, guessed }) => quantity === 'pressure' && scale === unit.scale && (shift !== 0) === wanted && guessed === undefined)
  return same ?? { id: unit.id, scale: unit.scale, shift: wanted ? 101.325 / unit.scale : 0 }
}

const powerFindings = (readings: Readings, columns: readonly ReadColumn[]): UnitFinding[] => {
  const of = (signal: string) => columns.find((column) => column.signal === signal)
  const [power, heat] = [of('power_w'), of('heat_w')]
  const verdict = checkPower(readings, {
    ...(power === undefined ? {} : { power_w: { unit: power.unit.id, scale: power.unit.scale } }),
    ...(heat === undefined ? {} : { heat_w: { unit: heat.unit.id, scale: heat.unit.scale } }),
  })
  const column = verdict === undefined ? undefined : of(verdict.signal)
  const unit = verdict === undefined ? undefined : unitOf(verdict.unit)
  return verdict === undefined || column === undefined || unit === undefined ? [] : [{ index: column.index, kind: 'wrong', unit, said: `${verdict.problem}; if so, give it the unit ${unit.id}${unit.quantity === 'energy' ? ' and the length of a row (sample_s)' : ''} in a mapping` }]
}
