import type { FileHead } from '../reading/file-head'
import { chooseColumns } from '../profiles/generic/choose-columns'
import { energyKind } from '../profiles/generic/energy-column'
import type { FoundTable } from '../profiles/generic/find-table'
import { findTime, type FoundTime } from '../profiles/generic/find-time'
import { readColumns, unitColumnOf } from '../profiles/generic/generic'
import type { NumberStyle } from '../profiles/generic/number-style'
import { temperatureUnit } from '../profiles/generic/temperature-guess'
import type { UnderstoodColumn } from '../profiles/generic/understand-column'
import type { ColumnProposal } from './column-proposal'

/** What the words and units of a header say of its columns. */
export interface HeaderReading {
  proposals: ColumnProposal[]
  understood: UnderstoodColumn[]
  style: NumberStyle
  time: FoundTime | undefined
}

const mostKilowatts = 60

/** A proposal for every column that the words of its header tell, and an empty one for the rest. */
export const headerProposals = (table: FoundTable, head: FileHead): HeaderReading => {
  const { signals, style } = readColumns(table)
  const time = findTime(table.names, table.rows, head, signals.some(({ unit }) => unit?.id === 'degF' || unit?.id === 'gpm'))
  const timeColumns = time === undefined ? [] : (time.text?.columns ?? [time.column])
  const unitColumn = unitColumnOf(table, timeColumns)
  const columns = new Map(signals.map((column) => [column.index, column]))
  const chosen = chooseColumns(signals.filter(({ index }) => !timeColumns.includes(index))).columns
  const proposals = table.sources.map((source, index): ColumnProposal => {
    const base = { index, source, alternatives: [] }
    if (timeColumns.includes(index)) return { ...base, signal: 'ts', unit: null, basis: 'header', confidence: time?.caution === undefined ? 'sure' : 'unsure', reason: time?.caution ?? 'its cells are times' }
    if (index === unitColumn) return { ...base, signal: 'unit_id', unit: null, basis: 'header', confidence: 'sure', reason: 'its header names the unit of each row' }
    const column = columns.get(index)
    if (column === undefined) return { ...base, signal: null, unit: null, basis: null, confidence: null, reason: 'no word of its header names a signal' }
    if (column.foreign !== undefined) return { ...base, signal: null, unit: null, basis: null, confidence: null, reason: `its header names ${column.signal} in ${column.foreign}, a unit that is not known` }
    const { signal, unit, confidence, why } = proposedFor(column, signals)
    const first = chosen.find((other) => other.signal === column.signal)?.name
    if (first !== undefined && !chosen.some(({ name }) => name === column.name)) return { ...base, alternatives: [signal], signal: null, unit: null, basis: null, confidence: null, reason: `its header names ${signal}, which ${first} is already` }
    return { ...base, signal, unit, confidence, basis: 'header', reason: `its header names ${signal}${why === '' ? '' : `; ${why}`}` }
  })
  return { proposals, understood: signals, style, time }
}

interface Proposed {
  signal: string
  unit: string | null
  confidence: 'sure' | 'likely' | 'unsure'
  why: string
}

const proposedFor = (column: UnderstoodColumn, all: readonly UnderstoodColumn[]): Proposed => {
  const { signal, quantity, unit } = column
  if (quantity === 'energy') return energyProposal(column)
  if (quantity === 'text' || quantity === 'flag') return { signal, unit: null, confidence: 'sure', why: '' }
  if (unit !== undefined) return { signal, unit: unit.id, confidence: unit.guessed === true ? 'unsure' : 'sure', why: unit.guessed === true ? `${unit.id} was taken as gauge` : '' }
  if (quantity === 'temperature') {
    const silent = temperatureUnit(all)
    return { signal, unit: silent.id, confidence: silent.id === 'degC' ? 'likely' : 'unsure', why: `no unit; taken as ${silent.id === 'degC' ? '°C' : '°F'}` }
  }
  if (quantity === 'power') {
    const kilo = Math.max(...column.numbers) <= mostKilowatts
    return { signal, unit: kilo ? 'kW' : 'W', confidence: 'unsure', why: `no unit; taken as ${kilo ? 'kW' : 'W'} by the size of its values` }
  }
  if (quantity === 'pressure' || quantity === 'flow') return { signal, unit: null, confidence: 'unsure', why: 'no unit, and nothing usual' }
  return { signal, unit: null, confidence: 'sure', why: '' }
}

const energyProposal = (column: UnderstoodColumn): Proposed => {
  const { kind, guessed } = energyKind(column)
  const counter = { power_energy: 'energy_counter_kwh', heat_energy: 'heat_counter_kwh' }[column.signal]
  const signal = kind === 'counter' && counter !== undefined ? counter : column.signal.replace(/_energy$/, '_w')
  const why = kind === 'counter' ? "a counter's reading" : 'the energy of each row'
  return { signal, unit: column.unit?.id ?? 'kWh', confidence: guessed || column.unit === undefined ? 'unsure' : 'sure', why: column.unit === undefined ? `${why}; no unit, taken as kWh` : why }
}
