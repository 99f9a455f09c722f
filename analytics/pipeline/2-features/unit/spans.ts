import type { DaySpan } from './series-rows'

/** How many values there are. */
export const countOf = (values: Float64Array, { from, to }: DaySpan): number => {
  let n = 0
  for (let i = from; i < to; i++) if (values[i] === values[i]) n++
  return n
}

/** Sum of the values times a factor; NaN for none. */
export const sumOf = (values: Float64Array, { from, to }: DaySpan, factor: number): number => {
  let total = 0
  let n = 0
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (value !== value) continue
    total += value * factor
    n++
  }
  return n === 0 ? NaN : total
}

export const meanOf = (values: Float64Array, { from, to }: DaySpan): number => {
  let total = 0
  let n = 0
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (value !== value) continue
    total += value
    n++
  }
  return n === 0 ? NaN : total / n
}

/** Mean of the values on rows with a code. */
export const meanWhere = (values: Float64Array, codes: Uint8Array, code: number, { from, to }: DaySpan): number => {
  let total = 0
  let n = 0
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (codes[i] !== code || value !== value) continue
    total += value
    n++
  }
  return n === 0 ? NaN : total / n
}

export const countCode = (codes: Uint8Array, code: number, { from, to }: DaySpan): number => {
  let n = 0
  for (let i = from; i < to; i++) if (codes[i] === code) n++
  return n
}

export const countBits = (bits: Uint32Array, bit: number, { from, to }: DaySpan): number => {
  let n = 0
  for (let i = from; i < to; i++) if (((bits[i] as number) & bit) !== 0) n++
  return n
}

const spare = [new Float64Array(2048), new Float64Array(2048), new Float64Array(2048)]

/** Room for one value of each row of a day, used again by the next caller who asks for the same `slot`. */
export const scratch = (rows: number, slot: 0 | 1 | 2 = 0): Float64Array => {
  const known = spare[slot]
  if (known !== undefined && known.length >= rows) return known
  const wider = new Float64Array(2 * rows)
  spare[slot] = wider
  return wider
}
