const keptNumbers = new Map<string, Float64Array>()
const keptCodes = new Map<string, Uint8Array>()

/** Room for one number a row, used again for the next series under the same name; it holds what was there before. */
export const numbersFor = (name: string, rows: number): Float64Array => {
  let kept = keptNumbers.get(name)
  if (kept === undefined || kept.length < rows) keptNumbers.set(name, (kept = new Float64Array(Math.ceil(rows * 1.25))))
  return kept
}

/** Room for one code a row, all `code`, used again for the next series under the same name. */
export const codesFor = (name: string, rows: number, code = 0): Uint8Array => {
  let kept = keptCodes.get(name)
  if (kept === undefined || kept.length < rows) keptCodes.set(name, (kept = new Uint8Array(Math.ceil(rows * 1.25))))
  return kept.fill(code, 0, rows)
}
