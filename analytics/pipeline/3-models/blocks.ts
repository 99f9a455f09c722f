/** Pieces of memory that go out to threads and come back. */
export interface Blocks {
  /** A piece of at least so many bytes, with whatever was in it. */
  take(bytes: number): ArrayBuffer
  give(pieces: readonly ArrayBuffer[]): void
}

/**
 * Keeps what comes back for what is taken next. Memory made anew for every batch makes the engine of JavaScript collect everything every few
 * units, and each such collection throws compiled code away.
 */
export const newBlocks = (): Blocks => {
  let spare: ArrayBuffer[] = []
  return {
    take: (bytes) => {
      const index = spare.findIndex((piece) => piece.byteLength >= bytes)
      if (index >= 0) return spare.splice(index, 1)[0] as ArrayBuffer
      spare.shift()
      return new ArrayBuffer(bytes)
    },
    give: (pieces) => {
      spare = [...spare, ...pieces].sort((a, b) => a.byteLength - b.byteLength)
    },
  }
}
