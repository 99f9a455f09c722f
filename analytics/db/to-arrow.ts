import {
  Dictionary,
  Field,
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  makeData,
  tableToIPC,
  vectorFromArray,
  type Data,
  type DataType,
} from 'apache-arrow'
import type { Column, Columns } from './to-columns'

/**
 * Columns as Arrow IPC stream bytes. Numbers stay Float64 (the same memory), days and times become Float64 as well
 * (days since 1970, ms since 1970 UTC; the field's metadata `kind` says which), so a chart reads them without conversion.
 */
export const toArrow = (columns: Columns): Uint8Array => {
  const fields: Field[] = []
  const children: Data[] = []
  for (const name of columns.names) {
    const column = columns.columns[name] as Column
    const data = column.kind === 'text' ? textData(column.values) : numberData(column.values)
    fields.push(new Field(name, data.type as DataType, true, new Map([['kind', column.kind]])))
    children.push(data)
  }
  const schema = new Schema(fields)
  const struct = makeData({ type: new Struct(fields), length: columns.rowCount, nullCount: 0, children })
  return tableToIPC(new Table(schema, new RecordBatch(schema, struct)), 'stream')
}

const numberData = (values: Float64Array): Data<Float64> => {
  let missing = 0
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) missing++
  if (missing === 0) return makeData({ type: new Float64(), length: values.length, nullCount: 0, data: values })
  const bitmap = new Uint8Array(Math.ceil(values.length / 8))
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) bitmap[i >> 3] = (bitmap[i >> 3] as number) | (1 << (i & 7))
  return makeData({ type: new Float64(), length: values.length, nullCount: missing, data: values, nullBitmap: bitmap })
}

const textData = (values: (string | null)[]): Data =>
  vectorFromArray(values, new Dictionary(new Utf8(), new Int32())).data[0] as Data
