/** One value of a few words; -1 where not known. */
export interface CategoryDimension {
  kind: 'category'
  id: string
  labels: readonly string[]
  codes: Int32Array
}

/** Several of at most 31 words. */
export interface SetDimension {
  kind: 'set'
  id: string
  labels: readonly string[]
  bits: Int32Array
}

/** A number in equal bins of its usual range; what lies beyond counts in the outer bins. */
export interface NumberDimension {
  kind: 'number'
  id: string
  values: Float64Array
  low: number
  high: number
  /** Bin of each unit, 255 where there is no value. */
  bins: Uint8Array
  binCount: number
}

/** Only passes or not: words, places on a map, a rectangle of a density. */
export interface TestDimension {
  kind: 'test'
  id: string
}

export type Dimension = CategoryDimension | SetDimension | NumberDimension | TestDimension

export type Selection =
  | { kind: 'values'; values: readonly string[] }
  | { kind: 'range'; low: number; high: number }
  | { kind: 'test'; passes: (unit: number) => boolean }

/** Linked brushing over units: what passes every selection, and for each dimension what passes all the others. */
export interface Crossfilter {
  readonly size: number
  select(id: string, selection: Selection | undefined): void
  /** Units that pass, as a mask: 0 = passes. */
  readonly mask: Int32Array
  readonly passing: number
  /** Per dimension how many units of each label or bin pass all other selections. */
  counts(id: string): Int32Array
}

/** At most 31 dimensions. Every change is one walk over the units. */
export const createCrossfilter = (size: number, dimensions: readonly Dimension[]): Crossfilter => {
  const mask = new Int32Array(size)
  const places = new Map(dimensions.map((dimension, place) => [dimension.id, place]))
  const counts = dimensions.map((dimension) => new Int32Array(dimension.kind === 'test' ? 0 : dimension.kind === 'number' ? dimension.binCount : dimension.labels.length))
  let passing = size
  let fresh = false

  const recount = (): void => {
    if (fresh) return
    fresh = true
    passing = 0
    for (const one of counts) one.fill(0)
    for (let unit = 0; unit < size; unit++) {
      const failed = mask[unit] as number
      if (failed === 0) {
        passing++
        for (let place = 0; place < dimensions.length; place++) countIn(dimensions[place] as Dimension, counts[place] as Int32Array, unit)
      } else if ((failed & (failed - 1)) === 0) {
        const place = 31 - Math.clz32(failed)
        countIn(dimensions[place] as Dimension, counts[place] as Int32Array, unit)
      }
    }
  }

  return {
    size,
    mask,
    get passing() {
      recount()
      return passing
    },
    counts: (id) => {
      recount()
      return counts[places.get(id) as number] as Int32Array
    },
    select: (id, selection) => {
      const place = places.get(id)
      if (place === undefined) return
      const bit = 1 << place
      const passes = selection === undefined ? undefined : testOf(dimensions[place] as Dimension, selection)
      for (let unit = 0; unit < size; unit++) mask[unit] = passes === undefined || passes(unit) ? (mask[unit] as number) & ~bit : (mask[unit] as number) | bit
      fresh = false
    },
  }
}

const countIn = (dimension: Dimension, into: Int32Array, unit: number): void => {
  if (dimension.kind === 'category') {
    const code = dimension.codes[unit] as number
    if (code >= 0) into[code] = (into[code] as number) + 1
  } else if (dimension.kind === 'number') {
    const bin = dimension.bins[unit] as number
    if (bin < 255) into[bin] = (into[bin] as number) + 1
  } else if (dimension.kind === 'set') {
    let bits = dimension.bits[unit] as number
    while (bits !== 0) {
      const lowest = bits & -bits
      const label = 31 - Math.clz32(lowest)
      into[label] = (into[label] as number) + 1
      bits ^= lowest
    }
  }
}

const testOf = (dimension: Dimension, selection: Selection): ((unit: number) => boolean) => {
  if (selection.kind === 'test') return selection.passes
  if (selection.kind === 'range') {
    if (dimension.kind !== 'number') return () => true
    const { values } = dimension
    return (unit) => (values[unit] as number) >= selection.low && (values[unit] as number) <= selection.high
  }
  if (dimension.kind === 'category') {
    const wanted = new Uint8Array(dimension.labels.length)
    for (const value of selection.values) {
      const code = dimension.labels.indexOf(value)
      if (code >= 0) wanted[code] = 1
    }
    return (unit) => wanted[dimension.codes[unit] as number] === 1
  }
  if (dimension.kind === 'set') {
    let wanted = 0
    for (const value of selection.values) {
      const label = dimension.labels.indexOf(value)
      if (label >= 0) wanted |= 1 << label
    }
    return (unit) => ((dimension.bits[unit] as number) & wanted) !== 0
  }
  return () => true
}

const byFrequency = (counts: ReadonlyMap<string, number>): string[] => [...counts.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value)

/** A dimension of texts, the most frequent first. */
export const categoryOf = (id: string, texts: readonly (string | null)[]): CategoryDimension => {
  const counts = new Map<string, number>()
  for (const value of texts) if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  const labels = byFrequency(counts)
  const places = new Map(labels.map((label, place) => [label, place]))
  return { kind: 'category', id, labels, codes: Int32Array.from(texts, (value) => (value === null ? -1 : (places.get(value) ?? -1))) }
}

/** A dimension of lists joined by `|`, the 31 most frequent words. */
export const setOf = (id: string, lists: readonly (string | null)[]): SetDimension => {
  const counts = new Map<string, number>()
  for (const list of lists) for (const value of list?.split('|') ?? []) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  const labels = byFrequency(counts).slice(0, 31)
  const bit = new Map(labels.map((label, place) => [label, 1 << place]))
  return { kind: 'set', id, labels, bits: Int32Array.from(lists, (list) => (list?.split('|') ?? []).reduce((bits, value) => bits | (bit.get(value) ?? 0), 0)) }
}

/** A dimension of numbers in bins between their first and last hundredth; undefined without two different values. */
export const numberOf = (id: string, values: Float64Array, binCount = 24): NumberDimension | undefined => {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  if (known.length === 0) return undefined
  const at = (share: number): number => known[Math.min(known.length - 1, Math.floor(share * known.length))] as number
  let [low, high] = [at(0.01), at(0.99)]
  if (!(high > low)) [low, high] = [known[0] as number, known.at(-1) as number]
  if (!(high > low)) return undefined
  const bins = new Uint8Array(values.length)
  for (let unit = 0; unit < values.length; unit++) {
    const value = values[unit] as number
    bins[unit] = Number.isNaN(value) ? 255 : Math.min(binCount - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * binCount)))
  }
  return { kind: 'number', id, values, low, high, bins, binCount }
}
