/** Fewer numbers than these are cheaper to make anew. */
const worthLending = 9
const grownBytes = 4 * 1024 * 1024

let memory = new ArrayBuffer(0)
let taken = 0
let wanted = 0
let lending = false
let loans = 0

/** Differs before, within and after every task that memory is lent to: what was made of lent memory is not to be used once it does. */
export const loanNo = (): number => loans

/**
 * Runs a task that makes many arrays and keeps none: until it ends, `newNumbers`, `newUnknown`, `newWholes` and `newMarks` are parts of one piece of
 * memory, which the next task gets again. Made anew each time, they would be most of what an analysis allocates, and collecting them a tenth
 * of its time. What leaves the task must be copied. Not to be nested.
 */
export const withLentMemory = <Result>(task: () => Result): Result => {
  if (wanted > memory.byteLength) memory = new ArrayBuffer(Math.ceil(wanted / grownBytes) * grownBytes)
  taken = wanted = 0
  lending = true
  loans++
  try {
    return task()
  } finally {
    lending = false
    loans++
  }
}

/** Where the next so many bytes are, -1 where they must be made. */
const take = (length: number, bytes: number): number => {
  if (!lending || length < worthLending) return -1
  const at = taken
  const next = at + ((length * bytes + 7) & ~7)
  wanted += next - at
  if (next > memory.byteLength) return -1
  taken = next
  return at
}

/** So many zeros. */
export const newNumbers = (length: number): Float64Array => {
  const at = take(length, 8)
  return at < 0 ? new Float64Array(length) : new Float64Array(memory, at, length).fill(0)
}

/** So many numbers that are not known yet: NaN. */
export const newUnknown = (length: number): Float64Array => {
  const at = take(length, 8)
  return (at < 0 ? new Float64Array(length) : new Float64Array(memory, at, length)).fill(NaN)
}

/** So many whole zeros. */
export const newWholes = (length: number): Int32Array => {
  const at = take(length, 4)
  return at < 0 ? new Int32Array(length) : new Int32Array(memory, at, length).fill(0)
}

/** So many marks, none of them set. */
export const newMarks = (length: number): Uint8Array => {
  const at = take(length, 1)
  return at < 0 ? new Uint8Array(length) : new Uint8Array(memory, at, length).fill(0)
}
