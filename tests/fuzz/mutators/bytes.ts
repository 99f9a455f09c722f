import { nastyBytes } from './nasty'
import type { ByteMutator, Named } from './mutator'

/** A place from `from` to the end of the bytes; the end where there is none. */
const place = (bytes: Buffer, from: number, below: (end: number) => number): number => Math.min(bytes.length, from + below(Math.max(1, bytes.length - from)))

export const byteMutators = {
  flip: (bytes, from, { below }) => {
    const changed = Buffer.from(bytes)
    for (let times = 1 + below(8); times > 0 && changed.length > from; times--) {
      const at = place(changed, from, below)
      if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << below(8))
    }
    return changed
  },
  insert: (bytes, from, { below, pick }) => {
    const at = place(bytes, from, below)
    return Buffer.concat([bytes.subarray(0, at), pick(nastyBytes), bytes.subarray(at)])
  },
  delete: (bytes, from, { below }) => {
    const at = place(bytes, from, below)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + below(16)))])
  },
  truncate: (bytes, from, { below }) => bytes.subarray(0, place(bytes, from, below)),
  zeros: (bytes, from, { below }) => {
    const changed = Buffer.from(bytes)
    const at = place(changed, from, below)
    return changed.fill(0, at, Math.min(changed.length, at + 1 + below(200)))
  },
  repeat: (bytes, from, { below }) => {
    const at = place(bytes, from, below)
    const piece = bytes.subarray(at, at + below(400))
    return Buffer.concat([bytes.subarray(0, at), piece, piece, bytes.subarray(at)])
  },
  noise: (bytes, from, { below }) => {
    const at = place(bytes, from, below)
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length: 1 + below(64) }, () => below(256))), bytes.subarray(at)])
  },
} satisfies Named<ByteMutator>
