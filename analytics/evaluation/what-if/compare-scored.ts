import type { ThresholdFlip, ThresholdTrial } from '../../contract/thresholds'
import { groups } from '../../pipeline/4-findings/groups'
import type { Rescored } from '../../pipeline/4-findings/rescore'
import { median } from '../../statistics/quantile'
import { dayText } from '../tables/numbers'
import type { Desk } from './desk'
import type { Scored } from './try-profile'

const mostFlips = 500

/** What changes between two profiles. */
export const compareScored = (desk: Desk, before: Scored, after: Scored): Omit<ThresholdTrial, 'milliseconds'> => {
  const flipped: { key: number; was: Rescored | undefined; is: Rescored | undefined }[] = []
  const moved: number[] = []
  for (const [place, group] of groups.entries()) {
    const [old, now] = [before.found.get(group) ?? [], after.found.get(group) ?? []]
    if (old === now) continue
    for (const { unit, was, is } of pairs(old, now)) {
      if (was !== undefined && is !== undefined) {
        if (was.severity !== 'advisory' && is.severity !== 'advisory' && was.detectedOn !== is.detectedOn) moved.push(was.detectedOn - is.detectedOn)
        if (was.severity === is.severity) continue
      }
      flipped.push({ key: unit * groups.length + place, was, is })
    }
  }
  flipped.sort((a, b) => a.key - b.key)
  const placeOf = ({ key }: { key: number }): number => Math.floor(key / groups.length)
  return {
    before: before.figures,
    after: after.figures,
    flipped: flipped.length,
    unitsFlipped: new Set(flipped.map((flip) => desk.unitOf[placeOf(flip)])).size,
    flips: flipped.slice(0, mostFlips).map((flip): ThresholdFlip => ({
      unitId: desk.watched[placeOf(flip)]?.unit_id ?? '',
      circuitNo: desk.watched[placeOf(flip)]?.circuitNo ?? null,
      fault: (flip.is ?? flip.was)?.fault ?? '',
      before: flip.was?.severity ?? null,
      after: flip.is?.severity ?? null,
      detectedBefore: flip.was === undefined ? null : dayText(flip.was.detectedOn),
      detectedAfter: flip.is === undefined ? null : dayText(flip.is.detectedOn),
    })),
    medianDaysEarlier: moved.length === 0 ? null : median(moved),
  }
}

/** What two lists, each in order of units, say of every unit that is in either. */
function* pairs(old: readonly Rescored[], now: readonly Rescored[]): Generator<{ unit: number; was: Rescored | undefined; is: Rescored | undefined }> {
  let [i, k] = [0, 0]
  while (i < old.length || k < now.length) {
    const unit = Math.min(old[i]?.unit ?? Infinity, now[k]?.unit ?? Infinity)
    const was = old[i]?.unit === unit ? old[i++] : undefined
    const is = now[k]?.unit === unit ? now[k++] : undefined
    yield { unit, was, is }
  }
}
