import { median } from '../../../statistics/quantile'

export interface Moment {
  /** Values before and after a moment whose medians are compared, and the positions that may lie between the middle ones. */
  each: number
  within: number
  restarts: ReadonlySet<number>
}

/** A shift came at once when so much of it did. */
const suddenShare = 0.7

/**
 * 1 where a level came from one moment to the next instead of slowly: the median of some values differs from that of as many
 * before them by 70 % of the level in its direction. Values and levels per position, NaN where missing.
 */
export const cameSuddenly = (values: Float64Array, levels: Float64Array, { each, within, restarts }: Moment): Uint8Array => {
  const sudden = new Uint8Array(values.length)
  const middle = Math.floor(each / 2)
  let seen: number[] = []
  let [up, down] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    if (restarts.has(i)) {
      seen = []
      up = down = 0
    }
    if (!Number.isNaN(values[i])) {
      seen.push(i)
      if (seen.length > 2 * each) seen.shift()
      if (seen.length === 2 * each && (seen[each + middle] as number) - (seen[middle] as number) <= within) {
        const of = (places: number[]): number => median(places.map((place) => values[place] as number))
        const jump = of(seen.slice(each)) - of(seen.slice(0, each))
        up = Math.max(up, jump)
        down = Math.min(down, jump)
      }
    }
    const level = levels[i] as number
    if (level > 0 ? up >= suddenShare * level : level < 0 && down <= suddenShare * level) sudden[i] = 1
  }
  return sudden
}
