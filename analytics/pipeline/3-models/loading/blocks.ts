/** Pieces of memory that threads look at together. */
export interface Blocks {
  /** A piece of at least so many bytes, with whatever was in it. */
  take(bytes: number): SharedArrayBuffer
  /** Nobody looks at them any more. */
  give(pieces: readonly SharedArrayBuffer[]): void
}

/**
 * Keeps what comes back for what is taken next. Memory that is made anew for every batch or handed from thread to thread counts as new in each
 * of them: the engine of JavaScript then collects everything every few units, and each such collection throws compiled code away.
 */
export const newBlocks = (): Blocks => {
  let spare: SharedArrayBuffer[] = []
  return {
    take: (bytes) => {
      const index = spare.findIndex((piece) => piece.byteLength >= bytes)
      if (index >= 0) return spare.splice(index, 1)[0] as SharedArrayBuffer
      spare.shift()
      return new SharedArrayBuffer(rounded(bytes))
    },
    give: (pieces) => {
      spare = [...spare, ...pieces].sort((a, b) => a.byteLength - b.byteLength)
    },
  }
}

/** Up to an eighth more, so that pieces for records that grow longer from unit to unit have few sizes and are seldom made anew. */
const rounded = (bytes: number): number => {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, bytes))) - 3)
  return step * Math.ceil(bytes / step)
}
