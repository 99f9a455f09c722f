import { addDays, addMonths, dayNumber } from './local-time'
import { createRandom, seedOf, type Random } from './random'
import { simulatedFaults, type FaultRecipe, type FleetRecipe, type SimulatedFault, type UnitRecipe } from './recipe'

export interface RecipeOptions {
  /** 1 to 20,000; default 8. */
  units?: number
  /** 1 to 60; default 14. */
  months?: number
  /** Seconds between samples; default 300. */
  stepS?: 60 | 300 | 900
  /** Faults to spread over two thirds of the units; default none. */
  faults?: readonly SimulatedFault[] | 'all' | 'none'
  seed?: number
}

const fromOn = '2024-11-01'

/** A recipe of any size from the sites and models of another one. */
export const makeRecipe = (base: FleetRecipe, options: RecipeOptions): FleetRecipe => {
  const { units = 8, months = 14, stepS = 300, seed = 1, faults = 'none' } = options
  whole('units', units, 1, 20_000)
  whole('months', months, 1, 60)
  whole('seed', seed, 0, 2 ** 32 - 1)
  if (stepS !== 60 && stepS !== 300 && stepS !== 900) throw new RangeError(`step-s must be 60, 300 or 900, not ${String(stepS)}`)
  const toOn = addDays(addMonths(fromOn, months), -1)
  const chosen = faults === 'none' ? [] : faults === 'all' ? simulatedFaults : faults
  const slots = chosen.length + Math.ceil(chosen.length / 2)
  const width = Math.max(3, String(units).length)
  const random = createRandom(seedOf(seed, 'recipe'))
  const sites = base.sites.map(({ colder: _, ...site }) => site)
  const made = Array.from({ length: units }, (_, index): UnitRecipe => {
    const model = pick(base.models, Math.floor(random.uniform() * base.models.length))
    const fault = slots === 0 ? undefined : chosen[index % slots]
    return {
      unit_id: `SIM-${String(index + 1).padStart(width, '0')}`,
      site_id: pick(sites, index % sites.length).site_id,
      model: model.model,
      serial: `SIM${seed}-${index + 1}`,
      installed_on: addDays('2018-03-01', Math.floor(random.uniform() * 1800)),
      criticality: pick(['critical', 'important', 'normal', 'normal'] as const, index % 4),
      load_share: fault === 'short_cycling' ? 0.45 : 0.72 + 0.12 * random.uniform(),
      ...(model.kind === 'hydronic' ? { supply: { base_c: 27 + Math.round(4 * random.uniform()), per_k: 0.5 } } : {}),
      ...(fault === undefined ? {} : { fault: draw(fault, toOn, random) }),
    }
  })
  return { ...base, schema: 'subcool/fleet@1', name: 'Fleet (simulated)', seed, from_on: fromOn, to_on: toOn, step_s: stepS, sites, units: made }
}

const whole = (name: string, value: number, least: number, most: number): void => {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`)
}

const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T

const needsCold: readonly SimulatedFault[] = ['defrost_excessive', 'defrost_incomplete', 'short_cycling', 'cop_degradation']

/** A day after about ten weeks of health and three weeks before the end, in winter where the fault shows only there. */
const drawOnset = (fault: SimulatedFault, toOn: string, random: Random): string => {
  const days = dayNumber(toOn) - dayNumber(fromOn) + 1
  const first = Math.min(70, Math.floor(days * 0.5))
  const last = Math.max(first + 1, days - 28)
  for (let attempt = 0; attempt < 200; attempt++) {
    const onset = addDays(fromOn, first + Math.floor(random.uniform() * (last - first)))
    const month = Number(onset.slice(5, 7))
    if (!needsCold.includes(fault) || month >= 11 || month <= 2) return onset
  }
  return addDays(fromOn, first)
}

const draw = (fault: SimulatedFault, toOn: string, random: Random): FaultRecipe => {
  const onset_on = drawOnset(fault, toOn, random)
  switch (fault) {
    case 'cop_degradation':
      return random.uniform() < 0.5
        ? { fault, onset_on, shape: 'step', share: 0.08 + 0.1 * random.uniform() }
        : { fault, onset_on: addDays(fromOn, 65), shape: 'linear', share: 0.06 + 0.06 * random.uniform() }
    case 'defrost_excessive':
      return { fault, onset_on, interval_min: 30 }
    case 'defrost_incomplete':
      return { fault, onset_on, heat_share: 0.12 + 0.03 * random.uniform() }
    case 'short_cycling':
      return { fault, onset_on, starts_per_h: 8 }
    case 'connectivity_loss':
      return { fault, onset_on, hour: Math.floor(random.uniform() * 24) }
    case 'sensor_stuck':
      return { fault, onset_on, hour: 6 }
    case 'sensor_drift':
      return { fault, onset_on, k: 1.9 + random.uniform(), days: 30 }
  }
}
