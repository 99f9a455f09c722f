import type { Recognised } from '../profiles/profile'
import { rememberedZone, type ZoneOfSource } from './remembered-zones'

export interface KnownZones {
  /** Of registered units. */
  units: ReadonlyMap<string, string>
  remembered: readonly ZoneOfSource[]
}

export interface ChosenZone {
  zone: string
  from: 'site' | 'remembered' | 'default'
}

/** The zone of a file whose times carry none, where none is given: of its unit's site, else what an earlier import of its kind was told, else UTC. */
export const chooseZone = ({ units, remembered }: KnownZones, recognised: Recognised, unitId: string | undefined): ChosenZone => {
  const site = unitId === undefined ? undefined : units.get(unitId)
  if (site !== undefined) return { zone: site, from: 'site' }
  const known = rememberedZone(remembered, recognised, unitId)
  return known === undefined ? { zone: 'UTC', from: 'default' } : { zone: known, from: 'remembered' }
}
