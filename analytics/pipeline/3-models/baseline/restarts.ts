import type { UnitSeries } from '../unit-series'

/** Positions from which a unit is compared with a new baseline: visits that may have changed the machine, and new firmware. */
export const restartsOf = (unit: UnitSeries): ReadonlySet<number> => new Set([...unit.repairs, ...unit.updates])
