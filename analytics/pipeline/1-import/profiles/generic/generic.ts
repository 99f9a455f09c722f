import { heatPumpWords } from '../../dictionary/header-words'
import { converted, type Unit } from '../../dictionary/units'
import type { FileHead } from '../../reading/file-head'
import { withCounterPowers } from '../counter-powers'
import { senseOf } from '../planned-signals'
import { columnName, type Profile, type Recognised, type SourceColumn } from '../profile'
import { checkUnits, type ReadColumn, type UnitFinding } from '../../proposals/physics/check-units'
import { rememberByHeader } from '../../proposals/remember'
import { signalsOf } from '../../mappings/join-columns'
import { chooseColumns, takesHeat } from './choose-columns'
import { cleanName, plainWords } from './clean-name'
import { energyKind } from './energy-column'
import { findTable, type FoundTable } from './find-table'
import { findTime } from './find-time'
import { numberStyle, type NumberStyle } from './number-style'
import { commonStep } from './common-step'
import { temperatureUnit } from './temperature-guess'
import { textExpression, understandColumn, type UnderstoodColumn } from './understand-column'

/** A table's columns as far as they are understood. */
export interface ReadColumns {
  signals: UnderstoodColumn[]
  style: NumberStyle
}

const weatherOnly = new Set(['outdoor_c', 'outdoor_rh_pct'])
const unitNames = /^(unit|device|heat ?pump|hp|system|machine|asset|anlage|gerat|geraet|aggregat|appareil|toestel)( ?(id|name|no|nr|number|serial))?$|^serial( ?(no|nr|number))?$/
const defaultWatts: Pick<Unit, 'shift' | 'scale'> = { shift: 0, scale: 1 }
const kilowatts: Pick<Unit, 'shift' | 'scale'> = { shift: 0, scale: 1000 }
const mostKilowatts = 60
const checkedOnce = rememberByHeader<UnitFinding[]>()

/** What the columns of a table are; the time column may be among those not understood. */
export const readColumns = (table: FoundTable): ReadColumns => {
  const known = columnsRead.get(table)
  if (known !== undefined) return known
  const read = readOnce(table)
  columnsRead.set(table, read)
  return read
}

const columnsRead = new WeakMap<FoundTable, ReadColumns>()

const readOnce = (table: FoundTable): ReadColumns => {
  const style = numberStyle([...new Set(table.rows.flat())].map((cell) => cell.trim()), table.delimiter)
  const ofOneUnit = rowsOfOneUnit(table)
  const signals = table.names.flatMap((name, index) => {
    if (name === '') return []
    const understood = (rows: readonly string[][]) => understandColumn({ index, name, unitCell: table.units[index] ?? '', cells: rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '') }, style.dialect)
    const found = understood(table.rows)
    return (found?.quantity === 'energy' ? understood(ofOneUnit) : undefined) ?? found ?? []
  })
  const clear = new Set(signals.flatMap(({ signal, vague }) => (vague ? [] : [signal])))
  return { signals: signals.filter(({ signal, vague }) => !vague || !clear.has(signal)), style }
}

/** The rows of the unit that has most of them: a counter grows from row to row of one unit only. */
const rowsOfOneUnit = (table: FoundTable): string[][] => {
  const unitColumn = unitColumnOf(table, [])
  if (unitColumn === undefined) return table.rows
  const units = new Map<string, string[][]>()
  for (const row of table.rows) {
    const unit = (row[unitColumn] ?? '').trim()
    const own = units.get(unit)
    if (own === undefined) units.set(unit, [row])
    else own.push(row)
  }
  return [...units.values()].reduce((most, own) => (own.length > most.length ? own : most), [])
}

/**
 * A table of one row a sample from any vendor: what its columns are is told from the words and units of its header, how it is
 * written from its cells. It needs a time and two heat pump signals, or one and a word that names a heat pump. Never surer than it can be.
 */
export const generic: Profile = {
  name: 'generic',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const table = findTable(head)
    if (table === undefined) return undefined
    const { signals, style } = readColumns(table)
    const time = findTime(table.names, table.rows, head, signals.some(({ unit }) => unit?.id === 'degF' || unit?.id === 'gpm'))
    if (time === undefined) return undefined
    const timeColumns = time.text?.columns ?? [time.column]
    if (timesRepeat(table, timeColumns)) return undefined
    const { columns: chosen, cautions } = chooseColumns(signals.filter(({ index }) => !timeColumns.includes(index)))
    if (!isHeatPump(chosen, table, head)) return undefined
    const stepS = commonStep(table.rows, time)
    const said: Said = { cautions: [...(time.caution === undefined ? [] : [time.caution]), ...cautions], guesses: [] }
    if (style.guessed) said.cautions.push('its numbers could be read with a decimal comma or a thousands separator')
    const unitColumn = unitColumnOf(table, timeColumns)
    const findings = unitColumn === undefined ? checkedOnce(table, head, () => checkUnits({ table, head, time, style: style.dialect }, readUnits(chosen.filter((column) => chosen.every((other) => other === column || other.signal !== column.signal))))) : []
    const built = signalExpressions(chosen, table, stepS, said, findings)
    if (Object.keys(built).length === 0) return undefined
    const read = withCounterPowers(built)
    if (read.counters !== undefined) said.guesses.push('power is the mean between two changes of a counter')
    const numeric = new Set(chosen.filter(({ quantity }) => quantity !== 'text' && quantity !== 'flag').flatMap((column) => copiesOf(column, table)))
    const typeOf = (index: number): SourceColumn['type'] =>
      timeColumns.includes(index) ? (time.text === undefined ? 'TIMESTAMPTZ' : time.text.as === 'text' ? 'VARCHAR' : 'DOUBLE') : numeric.has(index) && index !== unitColumn ? 'DOUBLE' : 'VARCHAR'
    return {
      format: 'Table recognised by its column names',
      profile: 'generic',
      evidence: evidenceOf(chosen.filter(({ signal }) => signal in built || signal.endsWith('_energy')), table),
      csv: { delimiter: table.delimiter, skipLines: table.skipLines, ...style.dialect, ...(time.text === undefined ? {} : { time: time.text }) },
      columns: table.sources.map((source, index) => ({ source: cleanName(source), type: typeOf(index) })),
      timeColumn: time.column,
      timeHasZone: time.hasZone,
      ...read,
      sense: senseOf(Object.keys(built)),
      ...(unitColumn === undefined ? {} : { unitColumn }),
      confidence: said.cautions.length > 0 ? 'unsure' : said.guesses.length > 0 || chosen.length < 3 ? 'likely' : 'sure',
      ...(said.cautions.length + said.guesses.length === 0 ? {} : { caution: cautionText([...said.cautions, ...said.guesses]) }),
    } satisfies Recognised
  },
}

/** Most times stand in several rows and no column tells units apart: a list of things with a date, not samples. */
export const timesRepeat = (table: FoundTable, timeColumns: readonly number[]): boolean => {
  if (unitColumnOf(table, timeColumns) !== undefined) return false
  const times = new Set(table.rows.map((row) => timeColumns.map((index) => (row[index] ?? '').trim()).join(' ')))
  return times.size * 2 < table.rows.length
}

/** The column whose header names the unit of each row; undefined when none does. */
export const unitColumnOf = (table: FoundTable, timeColumns: readonly number[]): number | undefined => {
  const found = table.names.findIndex((name, index) => unitNames.test(plainWords(name)) && !timeColumns.includes(index) && table.rows.every((row) => (row[index] ?? '').trim() !== ''))
  return found < 0 ? undefined : found
}

interface Said {
  /** What may be wrong. */
  cautions: string[]
  /** What was filled in where the file is silent and there is one usual answer. */
  guesses: string[]
}

const isHeatPump = (columns: readonly UnderstoodColumn[], table: FoundTable, head: FileHead): boolean => {
  if (columns.length >= 2 && columns.some(({ signal }) => !weatherOnly.has(signal))) return true
  return columns.length === 1 && heatPumpWords.test(plainWords([...table.names, ...table.above, head.file.label].join(' ')))
}

/** Columns of the same name: each holds a part of the values. */
const copiesOf = (column: UnderstoodColumn, table: FoundTable): number[] => table.names.flatMap((name, index) => (name === column.name ? [index] : []))

const signalExpressions = (columns: readonly UnderstoodColumn[], table: FoundTable, stepS: number | undefined, said: Said, findings: readonly UnitFinding[]): Record<string, string> => {
  const direct: [signal: string, expression: string][] = []
  const ofRows: [signal: string, expression: string][] = []
  const temperatures = temperatureUnit(columns)
  const silent = columns.filter(({ quantity, unit }) => quantity === 'temperature' && unit === undefined)
  if (silent.length > 0) (temperatures.id === 'degF' && !columns.some(({ unit }) => unit?.id === 'degF') ? said.cautions : said.guesses).push(`temperatures without a unit were taken as ${temperatures.id === 'degF' ? '°F' : '°C'}`)
  for (const column of columns) {
    const copies = copiesOf(column, table).map(columnName)
    const raw = copies.length === 1 ? (copies[0] as string) : `coalesce(${copies.join(', ')})`
    if (column.quantity === 'text' || column.quantity === 'flag') direct.push([column.signal, textExpression(column.signal, raw, column.legend)])
    else if (column.quantity === 'energy') {
      const energy = energyExpression(column, raw, stepS, said)
      if (energy !== undefined) (energy[0].endsWith('_w') ? ofRows : direct).push(energy)
    } else {
      const unit = column.unit ?? silentUnit(column, temperatures, said)
      if (unit === undefined) continue
      const finding = findings.find(({ index }) => index === column.index)
      if (finding?.kind === 'decided') said.guesses.push(`${column.name} was ${finding.said}`)
      else if (column.unit?.guessed === true) said.cautions.push(`${column.name} was taken as gauge pressure`)
      if (finding?.kind === 'wrong') said.cautions.push(`${column.name}: ${finding.said}`)
      const value = converted(raw, finding?.kind === 'decided' ? finding.unit : unit)
      direct.push([column.signal, takesHeat(column) ? `-abs(${value})` : value])
    }
  }
  return { ...signalsOf(ofRows), ...signalsOf(direct) }
}

/** The columns with a unit that is known or usual, for the checks by physics. */
export const readUnits = (columns: readonly UnderstoodColumn[]): ReadColumn[] => {
  const temperatures = temperatureUnit(columns)
  return columns.flatMap(({ index, signal, quantity, unit, numbers }) => {
    const own = unit ?? (quantity === 'temperature' ? temperatures : quantity === 'power' ? powerUnit(numbers) : quantity === 'frequency' || quantity === 'current' ? { ...defaultWatts, id: signal } : undefined)
    return own === undefined ? [] : [{ index, signal, unit: own }]
  })
}

const powerUnit = (numbers: readonly number[]): Pick<Unit, 'id' | 'shift' | 'scale'> => (Math.max(...numbers) <= mostKilowatts ? { ...kilowatts, id: 'kW' } : { ...defaultWatts, id: 'W' })

const silentUnit = (column: UnderstoodColumn, temperatures: Unit, said: Said): Pick<Unit, 'shift' | 'scale'> | undefined => {
  if (column.quantity === 'temperature') return temperatures
  if (column.quantity === 'power') {
    const unit = powerUnit(column.numbers)
    said.cautions.push(`${column.name} names no unit and was taken as ${unit.id}`)
    return unit
  }
  if (column.quantity === 'pressure' || column.quantity === 'flow') {
    said.cautions.push(`${column.name} names no unit and was left out`)
    return undefined
  }
  return defaultWatts
}

/** The counter's reading or, of energies of each row, the mean power. */
const energyExpression = (column: UnderstoodColumn, raw: string, stepS: number | undefined, said: Said): [signal: string, expression: string] | undefined => {
  const { kind, guessed } = energyKind(column)
  const unit = column.unit ?? { shift: 0, scale: 1 }
  if (column.unit === undefined) said.cautions.push(`${column.name} names no unit and was taken as kWh`)
  if (guessed) said.cautions.push(`${column.name} was taken as ${kind === 'counter' ? "a counter's reading" : 'the energy of each row'}`)
  if (kind === 'interval') {
    const mean = stepS === undefined ? undefined : converted(raw, { shift: 0, scale: (unit.scale * 3.6e6) / stepS })
    return mean === undefined ? undefined : [column.signal.replace(/_energy$/, '_w'), takesHeat(column) ? `-abs(${mean})` : mean]
  }
  const counter = { power_energy: 'energy_counter_kwh', heat_energy: 'heat_counter_kwh' }[column.signal]
  return counter === undefined ? undefined : [counter, converted(raw, unit)]
}

const evidenceOf = (columns: readonly UnderstoodColumn[], table: FoundTable): string => {
  const named = columns.slice(0, 6).map(({ name, signal, unit }) => `${name} is ${signal.replace(/_energy$/, ' energy')}${unit === undefined ? '' : ` in ${unit.id}`}`)
  return `column ${named.join(', ')}${columns.length > 6 ? `, and ${columns.length - 6} more` : ''}; ${table.names.length} columns`
}

const cautionText = (cautions: readonly string[]): string => `Please check: ${cautions.join('; ')}.`
