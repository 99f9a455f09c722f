import { canonicalSignals, furtherSignals } from '../../../db/canonical-columns'
import { quoteName } from '../../../db/quote'
import { senseBits } from './out-of-sense'

const waterWatts = '(flow_lpm / 60.0 * 4186.0 * (supply_c - return_c))::DOUBLE'
/** Water that stands carries no heat, whatever the temperatures are. */
const standing = 'flow_lpm = 0'

/** Every canonical signal in stored order, from those that are there, those of further circuits that are there, and the bits of left out values where rows have them: heat is derived from water flow where it is not metered. */
export const storedColumns = (signals: string[]): string => {
  const has = new Set(signals)
  const waterHeat = ['flow_lpm', 'supply_c', 'return_c'].every((s) => has.has(s))
  const derived = `CASE WHEN ${standing} THEN 0.0 WHEN isfinite(${waterWatts}) THEN ${waterWatts} END`
  const bits = has.has(senseBits) ? senseBits : `NULL::BIGINT AS ${senseBits}`
  const columns = canonicalSignals.map(({ name, type }) => {
    const own = has.has(name) ? quoteName(name) : undefined
    if (name === 'heat_w' && waterHeat) return `${own === undefined ? derived : `coalesce(${own}, ${derived})`} AS heat_w`
    if (name === 'heat_source') return `${heatSource(has, waterHeat)} AS heat_source`
    return own ?? `NULL::${type} AS ${quoteName(name)}`
  })
  const further = furtherSignals.filter(({ name }) => has.has(name)).map(({ name }) => quoteName(name))
  return [...columns, ...further, bits].join(', ')
}

const heatSource = (has: Set<string>, waterHeat: boolean): string => {
  const metered = has.has('heat_w') ? `WHEN heat_w IS NOT NULL THEN 'metered' ` : ''
  const water = waterHeat ? `WHEN ${standing} OR isfinite(${waterWatts}) THEN 'derived_water' ` : ''
  return metered === '' && water === '' ? 'NULL::VARCHAR' : `CASE ${metered}${water}END`
}
