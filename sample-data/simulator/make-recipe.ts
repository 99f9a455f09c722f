import { addDays, addMonths } from './local-time'
import { drawFault } from './faults/draw-fault'
import { loadShareFor, suitsModel } from './faults/suits'
import { createRandom, seedOf } from './random'
import { simulatedFaults, type FleetRecipe, type SimulatedFault, type UnitRecipe } from './recipe'

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
/** About ten weeks of health before any onset. */
const healthyDays = 70

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
    const fault = slots === 0 ? undefined : chosen[index % slots]
    const models = base.models.filter((model) => fault === undefined || suitsModel(fault, model))
    const model = pick(models, Math.floor(random.uniform() * models.length))
    return {
      unit_id: `SIM-${String(index + 1).padStart(width, '0')}`,
      site_id: pick(sites, index % sites.length).site_id,
      model: model.model,
      serial: `SIM${seed}-${index + 1}`,
      installed_on: addDays('2018-03-01', Math.floor(random.uniform() * 1800)),
      criticality: pick(['critical', 'important', 'normal', 'normal'] as const, index % 4),
      load_share: loadShareFor(fault, random.uniform()),
      ...(model.kind === 'hydronic' ? { supply: { base_c: 27 + Math.round(4 * random.uniform()), per_k: 0.5 } } : {}),
      ...(fault === undefined ? {} : { fault: drawFault(fault, { fromOn, toOn, healthyDays }, random, model.kind === 'hydronic') }),
    }
  })
  return { ...base, schema: 'subcool/fleet@1', name: 'Fleet (simulated)', seed, from_on: fromOn, to_on: toOn, step_s: stepS, wander: 1, sites, units: made }
}

const whole = (name: string, value: number, least: number, most: number): void => {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`)
}

const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T
