import { matchPoint } from '../../dictionary/match-point'
import { unitOf, type Unit } from '../../dictionary/units'
import type { MappedColumn } from '../../mappings/mapped-column'
import { quantityOfSignal } from '../../mappings/signal-quantity'
import { chooseColumns, takesHeat } from '../generic/choose-columns'
import { energyKind } from '../generic/energy-column'
import { numberOf, type NumberStyle } from '../generic/number-style'
import { temperatureUnit } from '../generic/temperature-guess'
import { understandColumn, type UnderstoodColumn } from '../generic/understand-column'

/** What the records of one point say in the rows that were looked at. */
export interface PointCells {
  name: string
  values: readonly string[]
  /** What a column of units says of it. */
  unit: string
}

export interface DraftedPoints {
  columns: MappedColumn[]
  /** What may be wrong. */
  cautions: string[]
  /** What was filled in where the file is silent and there is one usual answer. */
  guesses: string[]
}

const mostKilowatts = 60
const counters: Readonly<Record<string, string>> = { power_energy: 'energy_counter_kwh', heat_energy: 'heat_counter_kwh' }

/** What points are, by the words of their names, with their units; one for each signal. */
export const draftPoints = (points: readonly PointCells[], style: NumberStyle['dialect']): DraftedPoints => {
  const { columns: chosen, cautions } = chooseColumns(points.flatMap((point, index) => understandPoint({ ...point, index }, style) ?? []))
  const said: DraftedPoints = { columns: [], cautions, guesses: [] }
  const silent = temperatureUnit(chosen)
  for (const column of chosen) {
    const drafted = draftOf(column, silent, said)
    if (drafted !== undefined) said.columns.push(takesHeat(column) && drafted.signal === 'heat_w' ? { ...drafted, scale: -1 } : drafted)
  }
  return said
}

const understandPoint = ({ index, name, values, unit }: PointCells & { index: number }, style: NumberStyle['dialect']): UnderstoodColumn | undefined => {
  const cells = values.filter((value) => value !== '')
  const found = understandColumn({ index, name, unitCell: unit, cells }, style)
  if (found !== undefined) return found
  const match = matchPoint(name)
  if (match === undefined) return undefined
  const { signal, kind } = match.words
  const quantity = kind === 'number' ? quantityOfSignal(signal) : kind === 'flag' ? 'flag' : 'text'
  const own = unitOf(unit)
  if (quantity === undefined || (own !== undefined && own.quantity !== quantity)) return undefined
  const numbers = cells.map((cell) => numberOf(cell, style)).filter((number) => !Number.isNaN(number))
  return kind === 'number' && numbers.length * 2 < cells.length ? undefined : { index, name, signal, quantity, unit: own, legend: [], numbers, vague: false }
}

const draftOf = (column: UnderstoodColumn, silent: Unit, said: DraftedPoints): MappedColumn | undefined => {
  const { name: source, signal, quantity, unit } = column
  if (quantity === 'text' || quantity === 'flag') return { source, signal }
  if (quantity === 'energy') {
    const counter = energyKind(column).kind === 'counter' ? counters[signal] : undefined
    if (counter !== undefined && unit === undefined) said.cautions.push(`${source} names no unit and was taken as kWh`)
    return counter === undefined ? undefined : { source, signal: counter, unit: unit?.id ?? 'kWh' }
  }
  if (unit !== undefined) {
    if (unit.guessed === true) said.cautions.push(`${source} was taken as gauge pressure`)
    return { source, signal, unit: unit.id }
  }
  if (quantity === 'temperature') {
    if (silent.id === 'degF') said.cautions.push(`${source} was taken as °F`)
    else if (!said.guesses.includes('temperatures without a unit were taken as °C')) said.guesses.push('temperatures without a unit were taken as °C')
    return { source, signal, unit: silent.id }
  }
  if (quantity === 'power') {
    const own = Math.max(...column.numbers) <= mostKilowatts ? 'kW' : 'W'
    said.cautions.push(`${source} names no unit and was taken as ${own}`)
    return { source, signal, unit: own }
  }
  if (quantity === 'pressure' || quantity === 'flow') {
    said.cautions.push(`${source} names no unit and was left out`)
    return undefined
  }
  return { source, signal }
}
