/** What `units.sql` knows of a unit, as far as it says what can be judged. */
export interface UnitFacts {
  signals: readonly string[]
  /** s */
  sampleS: number
  days: number
  copDays: number
  usableDays: number
  daysWithStarts: number
  daysWithDefrosts: number
  daysOfFineDefrosts: number
  daysWithStation: number
  stationBlocks: number | null
  scoredDays: number
  /** Of the baseline or of its slope. */
  reason: string | null
}

type Sentence = (unit: UnitFacts) => string | undefined

const daysFor = { seasonalCop: 60, baseline: 60, driftBlocks: 10 }

const stepOf = (seconds: number): string => (seconds < 120 ? `${seconds} s` : seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`)

const power: Sentence = ({ signals }) => {
  if (signals.includes('power_w')) return undefined
  return signals.includes('energy_counter_kwh')
    ? 'COP, power and energy a day: the energy counter is too coarse to make power of; add `power_w`, or a counter with finer steps.'
    : 'COP, energy and its cost: no electrical power; add `power_w`, or `energy_counter_kwh`.'
}

const heat: Sentence = ({ signals }) => {
  if (signals.includes('heat_w')) return undefined
  const lacking = ['flow_lpm', 'supply_c', 'return_c'].filter((name) => !signals.includes(name)).map((name) => `\`${name}\``)
  if (lacking.length === 0) return 'COP: water flow and temperatures are never there at the same time, and there is no heat meter; add `heat_w`.'
  const flow = lacking.length === 3 ? 'neither a heat meter nor water flow with its temperatures' : signals.includes('flow_lpm') ? 'no heat meter, and water flow without both of its temperatures' : 'no heat meter and no water flow'
  return `COP: ${flow}; add \`heat_w\`, or ${lacking.length === 1 ? lacking[0] : `${lacking.slice(0, -1).join(', ')} and ${lacking.at(-1)}`}.`
}

const seasonalCop: Sentence = ({ signals, copDays }) => {
  if (!signals.includes('power_w') || !signals.includes('heat_w') || copDays >= daysFor.seasonalCop) return undefined
  return copDays === 0
    ? 'Seasonal COP: power and heat are never there at the same time; both are needed in the same rows.'
    : `Seasonal COP: needs ${daysFor.seasonalCop} days with power and heat within the last 365, has ${copDays}.`
}

const expected: Sentence = ({ signals, scoredDays, usableDays, reason }) => {
  if (!signals.includes('power_w') || !signals.includes('heat_w') || scoredDays > 0 || reason === null) return undefined
  if (usableDays < daysFor.baseline) return `COP against expected: needs ${daysFor.baseline} usable days of one mode that span 6 K outdoors, has ${usableDays}.`
  return `COP against expected: ${reason}.`
}

const trend: Sentence = ({ scoredDays, reason }) => {
  if (scoredDays === 0 || reason === null) return undefined
  return reason === 'a slope needs a second season' ? 'Trend of the COP: needs two seasons of 30 compared days each.' : `Trend of the COP: ${reason}.`
}

const compressor: Sentence = ({ days, daysWithStarts, sampleS }) => {
  if (daysWithStarts > 0 || days === 0) return undefined
  return sampleS > 900
    ? `Starts, run times and defrosts: there is a row every ${stepOf(sampleS)}; 15 min or finer are needed.`
    : 'Starts, run times and defrosts: nothing tells when the compressor runs; add `compressor_hz`, `compressor_a` or `power_w`.'
}

const defrosts: Sentence = ({ daysWithStarts, daysWithDefrosts, daysOfFineDefrosts, sampleS }) => {
  if (daysWithStarts === 0 || daysOfFineDefrosts > 0) return undefined
  return daysWithDefrosts > 0
    ? `Whether defrosts were needed and complete: there is a row every ${stepOf(sampleS)}; 5 min or finer are needed.`
    : 'Defrosts: nothing tells them; add `defrost`, `mode`, `reversing_valve_heating` or `outdoor_coil_c`.'
}

const outdoor: Sentence = ({ signals, daysWithStation, stationBlocks }) => {
  if (daysWithStation === 0)
    return signals.includes('outdoor_c')
      ? 'Offset and drift of the outdoor sensor: no weather beside it; import weather of the site (`weather.csv`, EPW, TMY3 or Open-Meteo) and name its station in `units.csv`.'
      : 'Anything against the weather: no outdoor temperature; add `outdoor_c`, or weather of the site.'
  if (!signals.includes('outdoor_c') || (stationBlocks ?? 0) >= daysFor.driftBlocks) return undefined
  return `Slow drift of the outdoor sensor: needs ${daysFor.driftBlocks} months with nights beside the weather station, has ${stationBlocks ?? 0}.`
}

/** What can't be judged with a unit's data, and what would be enough: one sentence each, the most missed first. */
export const notEnoughOf = (unit: UnitFacts): string[] => [power, heat, seasonalCop, expected, trend, compressor, defrosts, outdoor].flatMap((sentence) => sentence(unit) ?? [])
