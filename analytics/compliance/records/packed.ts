import { quoteName } from '../../db/quote'
import { readMass, type Mass } from '../exact/mass'
import type { Shape } from './shape'

type Cell = 'mass' | 'flag' | 'number' | 'day' | 'text'

const separator = '\u001f'

/** SQL of one text that holds all fields of a row: thousands of rows then cross from the database as one text each. */
export const packedRow = <Row>(shape: Shape<Row>): string =>
  Object.entries<Cell>(shape)
    .map(([name, cell]) => `coalesce(${fieldSql(quoteName(name), cell)}, '')`)
    .join(` || chr(31) || `)

const fieldSql = (column: string, cell: Cell): string =>
  cell === 'day' ? `(${column} - DATE '1970-01-01')::VARCHAR` : cell === 'text' || cell === 'mass' ? `replace(${column}, chr(31), '')` : `${column}::VARCHAR`

/** Makes records of packed rows. */
export const unpacker = <Row extends object>(shape: Shape<Row>): ((packed: string) => Row) => {
  const fields = Object.entries<Cell>(shape).map(([name, cell]) => ({ name, read: readings[cell]() }))
  const empty: Record<string, unknown> = Object.fromEntries(fields.map(({ name }) => [name, null]))
  return (packed) => {
    const record = { ...empty }
    const cells = packed.split(separator)
    for (let index = 0; index < fields.length; index++) {
      const cell = cells[index]
      const field = fields[index]
      if (field !== undefined && cell !== undefined && cell !== '') record[field.name] = field.read(cell)
    }
    return record as Row
  }
}

const mostMasses = 10_000

const masses = (): ((text: string) => Mass | null) => {
  const known = new Map<string, Mass | null>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= mostMasses) known.clear()
    const mass = readMass(text) ?? null
    known.set(text, mass)
    return mass
  }
}

const readings: Record<Cell, () => (text: string) => unknown> = {
  text: () => (text) => text,
  number: () => Number,
  day: () => Number,
  flag: () => (text) => text === 'true',
  mass: masses,
}
