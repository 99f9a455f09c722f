import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../../../db/query'
import { units, unitOf, type Unit } from '../dictionary/units'
import { quantityOfSignal } from '../mappings/signal-quantity'
import { columnName, type Recognised } from '../profiles/profile'
import { ofColumn } from './column-uses'

/** How a number of one column becomes its signal: `number * scale + offset`, in the signal's own unit. */
export interface ColumnScale {
  scale: number
  offset: number
  /** Numbers of the file that are taken for no value. */
  codes: number[]
}

/** A signal and one of the columns it is made of. */
export interface SignalColumn {
  signal: string
  index: number
}

const points = [1, 3, 7] as const
const codes = [0, -32768] as const

/** Finds the scales by putting numbers into the expressions; undefined where one is no straight line of its column. */
export const columnScales = async (connection: DuckDBConnection, recognised: Recognised, wanted: readonly SignalColumn[]): Promise<(ColumnScale | undefined)[]> => {
  const isNumber = ({ index }: SignalColumn): boolean => ['DOUBLE', 'FLOAT'].includes(recognised.columns[index]?.type ?? '')
  const terms = wanted.flatMap((one, at) => (isNumber(one) ? [...points, ...codes].map((x, i) => `(${ofColumn(recognised.signals[one.signal] ?? 'NULL', one.index, `(${x})::DOUBLE`)})::DOUBLE AS s${at}_${i}`) : []))
  if (terms.length === 0) return wanted.map(() => undefined)
  const row = (await readRow<Record<string, number | null>>(connection, `SELECT ${terms.join(', ')}`)) ?? {}
  return wanted.map((one, at) => {
    const [one1, three, seven, ...special] = [...points, ...codes].map((_, i) => row[`s${at}_${i}`] ?? null)
    if (!isNumber(one) || one1 == null || three == null || seven == null) return undefined
    const scale = (three - one1) / 2
    const offset = one1 - scale
    if (scale === 0 || !near(offset + 7 * scale, seven)) return undefined
    return { scale, offset: near(offset + scale, scale) ? 0 : offset, codes: [...new Set([...codes.filter((_, i) => special[i] === null), ...(codesOf(recognised, one) ?? [])])] }
  })
}

const codesOf = ({ sense }: Recognised, { signal, index }: SignalColumn): readonly number[] | undefined => {
  const given = sense?.[signal]?.codes
  return given?.column === columnName(index) ? given.values : undefined
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-9)

/** A column's unit as a mapping writes it, with the scale that is left to say. */
export interface ColumnUnit {
  unit: Unit | undefined
  /** Left out where the unit says all. */
  scale?: number
  offset?: number
  /** The unit is an energy, of which each row has one. */
  perRow: boolean
}

/** The unit of a scale: that of the header where it fits, else any that does; `stepsS` are lengths of a row, of which energies of each row may be. */
export const unitOfScale = (signal: string, { scale, offset }: ColumnScale, named: string | undefined, stepsS: readonly number[]): ColumnUnit => {
  const quantity = quantityOfSignal(signal)
  const known = [...[unitOf(named ?? '')].flatMap((unit) => unit ?? []), ...units].filter((unit) => unit.quantity === quantity)
  for (const sign of [1, -1]) {
    const rest = sign === 1 ? {} : { scale: sign }
    const fitting = known.filter((unit) => near(unit.scale * sign, scale) && near(1 + unit.shift * unit.scale, 1 + offset))
    const unit = fitting.find((one) => one === unitOf(named ?? '')) ?? fitting.find(({ guessed }) => guessed !== true) ?? fitting[0]
    if (unit !== undefined) return { unit, perRow: false, ...rest }
    const energy = quantity !== 'power' || offset !== 0 ? undefined : units.find((one) => one.quantity === 'energy' && stepsS.some((step) => near((one.scale * 3.6e6 * sign) / step, scale)))
    if (energy !== undefined) return { unit: energy, perRow: true, ...rest }
  }
  return { unit: undefined, perRow: false, ...(scale === 1 ? {} : { scale }), ...(offset === 0 ? {} : { offset }) }
}

/** How a value becomes the signal's unit, for people; null when it stays as it is. */
export const conversionText = ({ scale, offset }: ColumnScale): string | null => {
  if (scale === 1 && offset === 0) return null
  const shift = offset / scale
  const shifted = offset === 0 ? 'x' : scale === 1 ? `x ${signed(offset)}` : `(x ${signed(shift)})`
  if (scale === 1) return shifted
  const parts: readonly (readonly [number, string])[] = [[5 / 9, '× 5/9'], [1 / 60, '/ 60'], [1000 / 60, '× 1000/60'], [1 / 3.6, '/ 3.6']]
  return `${shifted} ${parts.find(([factor]) => near(factor, scale))?.[1] ?? `× ${short(scale)}`}`
}

const signed = (number: number): string => `${number < 0 ? '-' : '+'} ${short(Math.abs(number))}`
const short = (number: number): string => String(Number(number.toPrecision(6)))
