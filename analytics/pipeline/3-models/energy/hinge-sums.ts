import { newNumbers } from '../../../statistics/memory'

/** Where a slope begins: degree-days are counted below or above a balance point. */
export interface Hinge {
  side: 'below' | 'above'
  balanceC: number
}

/** Running sums over days sorted by temperature, so that each candidate costs the same however many days there are. */
export interface TemperatureSums {
  n: number
  t: Float64Array
  /** Sums of t, t^2, y, t y over the first i days. */
  t1: Float64Array
  t2: Float64Array
  y1: Float64Array
  ty: Float64Array
  yy: number
}

/** A hinge with its days (sorted places from, up to), and sums over them of degree-days and of degree-days times energy. */
export interface HingeSums extends Hinge {
  from: number
  to: number
  degreeDays: number
  withEnergy: number
}

/** Places in order of temperature, then energy; undefined where they stand in order of temperature already. */
const byTemperature = (outdoorC: ArrayLike<number>, kwh: ArrayLike<number>): number[] | undefined => {
  let sorted = true
  for (let i = 1; i < outdoorC.length && sorted; i++) sorted = (outdoorC[i - 1] as number) <= (outdoorC[i] as number)
  if (sorted) return undefined
  return Array.from({ length: outdoorC.length }, (_, i) => i).sort((a, b) => (outdoorC[a] as number) - (outdoorC[b] as number) || (kwh[a] as number) - (kwh[b] as number))
}

export const hingeSums = (outdoorC: ArrayLike<number>, kwh: ArrayLike<number>): TemperatureSums => {
  const n = outdoorC.length
  const order = byTemperature(outdoorC, kwh)
  const zeros = () => newNumbers(n + 1)
  const sums: TemperatureSums = { n, t: newNumbers(n), t1: zeros(), t2: zeros(), y1: zeros(), ty: zeros(), yy: 0 }
  for (let i = 0; i < n; i++) {
    const day = order === undefined ? i : (order[i] as number)
    const t = outdoorC[day] as number
    const y = kwh[day] as number
    sums.t[i] = t
    sums.t1[i + 1] = (sums.t1[i] as number) + t
    sums.t2[i + 1] = (sums.t2[i] as number) + t * t
    sums.y1[i + 1] = (sums.y1[i] as number) + y
    sums.ty[i + 1] = (sums.ty[i] as number) + t * y
    sums.yy += y * y
  }
  return sums
}

export const withinSums = (sums: TemperatureSums, { side, balanceC }: Hinge): HingeSums => {
  const place = placeOf(sums, balanceC)
  const [from, to] = side === 'below' ? [0, place] : [place, sums.n]
  const sign = side === 'below' ? 1 : -1
  return {
    side,
    balanceC,
    from,
    to,
    degreeDays: sign * (balanceC * (to - from) - over(sums.t1, from, to)),
    withEnergy: sign * (balanceC * over(sums.y1, from, to) - over(sums.ty, from, to)),
  }
}

/** Sum over all days of the degree-days of one hinge times those of another. */
export const crossSum = (sums: TemperatureSums, a: HingeSums, b: HingeSums): number => {
  const from = Math.max(a.from, b.from)
  const to = Math.min(a.to, b.to)
  if (to <= from) return 0
  const product = a.balanceC * b.balanceC * (to - from) - (a.balanceC + b.balanceC) * over(sums.t1, from, to) + over(sums.t2, from, to)
  return a.side === b.side ? product : -product
}

/** The first sorted day that is not colder. */
const placeOf = ({ t, n }: TemperatureSums, c: number): number => {
  let [low, high] = [0, n]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((t[middle] as number) < c) low = middle + 1
    else high = middle
  }
  return low
}

const over = (values: Float64Array, from: number, to: number): number => (values[to] as number) - (values[from] as number)
