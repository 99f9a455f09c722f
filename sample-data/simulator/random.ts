/** Seeded source of noise: uniform numbers from a 32-bit counter hash, normal ones from a table drawn once. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Standard normal, cut at about four standard deviations. */
  normal(): number
}

const tableSize = 1 << 15
const mask = tableSize - 1

/** Whole numbers of 32 bits with a sign, which take no room of their own. */
const mulberry = (seed: number): (() => number) => {
  const state = Int32Array.of(seed)
  return () => {
    let t = ((state[0] as number) + 0x6d2b79f5) | 0
    state[0] = t
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return t ^ (t >>> 14)
  }
}

const normals = ((): Float64Array => {
  const next = mulberry(20241101)
  const table = new Float64Array(tableSize)
  for (let i = 0; i < tableSize; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(((next() >>> 0) + 1) / 4294967297))
    const angle = (2 * Math.PI * (next() >>> 0)) / 4294967296
    table[i] = radius * Math.cos(angle)
    table[i + 1] = radius * Math.sin(angle)
  }
  return table
})()

/** Mixes a seed with a name, so that every unit, site and purpose has a stream of its own. */
export const seedOf = (seed: number, name: string): number => {
  let hash = (seed ^ 0x9e3779b9) >>> 0
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0
  return (hash ^ (hash >>> 13)) >>> 0
}

/** The same seed gives the same numbers on every machine. */
export const createRandom = (seed: number): Random => {
  const next = mulberry(seed)
  return {
    uniform: () => (next() >>> 0) / 4294967296,
    normal: () => normals[next() & mask] as number,
  }
}
