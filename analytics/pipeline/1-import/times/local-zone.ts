import { quoteText } from '../../../db/quote'
import type { StageSource } from '../staging/stage'
import { hasShifts } from './zone-shifts'

type ZonedSource = Pick<StageSource, 'recognised' | 'zones' | 'zoneDefault'>

/** The zones of a file whose times carry none: by unit where that differs from the rest; undefined where the times are instants. */
export const localZones = ({ recognised, zones, zoneDefault }: ZonedSource): { rest: string; unitsOf: ReadonlyMap<string, readonly string[]> } | undefined => {
  const written = recognised.csv?.time?.zone
  if (written !== undefined) return { rest: written, unitsOf: new Map() }
  if (recognised.timeHasZone) return undefined
  const unitsOf = new Map<string, string[]>()
  for (const [unitId, zone] of zones) if (zone !== zoneDefault) unitsOf.set(zone, [...(unitsOf.get(zone) ?? []), unitId])
  return { rest: zoneDefault, unitsOf }
}

/** True where the times are those of a clock that is set twice a year: rows are staged by its time, and made UTC together. */
export const isByTheClock = (source: ZonedSource): boolean => {
  const local = localZones(source)
  return local !== undefined && [local.rest, ...local.unitsOf.keys()].some(hasShifts)
}

/** An expression by zone: that of a row's own, given the expression of its unit. */
export const byZone = (source: ZonedSource, unit: string, expression: (zone: string) => string): string | undefined => {
  const local = localZones(source)
  if (local === undefined) return undefined
  if (local.unitsOf.size === 0) return expression(local.rest)
  const cases = [...local.unitsOf].map(([zone, units]) => `WHEN ${unit} IN (${units.map(quoteText).join(', ')}) THEN ${expression(zone)}`)
  return `(CASE ${cases.join(' ')} ELSE ${expression(local.rest)} END)`
}
