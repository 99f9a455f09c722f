import { bubbleTemperature, dewTemperature, findFluid, type Fluid } from '../../analytics/refrigerants'
import { simulateUnit, type FaultRecipe, type FleetRecipe, type NumberSignal, type SimulatedUnit, type UnitRecipe } from '../../sample-data/simulator'
import { evaluationModels, evaluationSites } from '../../sample-data/simulator/evaluation/evaluation-sites'

export interface TwinOptions {
  model: string
  /** Climate zone of the site. */
  zone: string
  fromOn?: string
  toOn?: string
  stepS?: number
  unit?: Partial<UnitRecipe>
}

/** A recipe of one unit, plain or with a fault. */
export const oneUnit = ({ model, zone, fromOn = '2024-12-01', toOn = '2024-12-21', stepS = 300, unit = {} }: TwinOptions, fault?: FaultRecipe): FleetRecipe => ({
  schema: 'subcool/fleet@1',
  name: 'Twins (simulated)',
  seed: 12,
  from_on: fromOn,
  to_on: toOn,
  step_s: stepS,
  sites: evaluationSites,
  models: evaluationModels,
  units: [
    {
      unit_id: 'TWIN',
      site_id: `SIM-Z${zone}`,
      model,
      serial: 'TWIN',
      installed_on: '2020-01-01',
      criticality: 'normal',
      load_share: 0.7,
      supply: { base_c: 28, per_k: 0.4 },
      ...unit,
      ...(fault === undefined ? {} : { fault }),
    },
  ],
})

export const runTwin = (options: TwinOptions, fault?: FaultRecipe): SimulatedUnit => simulateUnit(oneUnit(options, fault), 0)

const derived = ['cop', 'evaporating_c', 'condensing_c', 'superheat_k', 'subcooling_k', 'discharge_superheat_k', 'approach_outdoor_k', 'heat_per_hz', 'rise_k'] as const
export type Reading = NumberSignal | (typeof derived)[number]

const median = (values: number[]): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}

export interface MedianOptions {
  mode?: number
  fromDay?: number
  toDay?: number
  /** Minutes of undisturbed running before a sample counts. */
  steadyMin?: number
  where?: (unit: SimulatedUnit, row: number) => boolean
}

/** Median of a reading over steady samples of a mode. */
export const medianOf = (unit: SimulatedUnit, reading: Reading, { mode = 1, fromDay = 2, toDay = Infinity, steadyMin = 20, where = () => true }: MedianOptions = {}): number => {
  const { telemetry: t, plan } = unit
  const fluid = findFluid(plan.model.refrigerant) as Fluid
  const least = Math.ceil((steadyMin * 60) / plan.sampleS)
  const values: number[] = []
  let steady = 0
  for (let row = 0; row < t.rows; row++) {
    const day = ((t.index[row] as number) * plan.sampleS) / 86_400
    steady = t.mode[row] === mode && (t.numbers.compressor_hz[row] as number) > 5 ? steady + 1 : 0
    if (steady <= least || day < fromDay || day >= toDay || !where(unit, row)) continue
    values.push(valueOf(unit, fluid, reading, row))
  }
  return median(values)
}

const valueOf = ({ telemetry }: SimulatedUnit, fluid: Fluid, reading: Reading, row: number): number => {
  const of = (name: NumberSignal): number => telemetry.numbers[name][row] as number
  switch (reading) {
    case 'cop':
      return of('heat_w') / of('power_w')
    case 'evaporating_c':
      return dewTemperature(fluid, of('suction_kpa'))
    case 'condensing_c':
      return dewTemperature(fluid, of('discharge_kpa'))
    case 'superheat_k':
      return of('suction_c') - dewTemperature(fluid, of('suction_kpa'))
    case 'subcooling_k':
      return bubbleTemperature(fluid, of('discharge_kpa')) - of('liquid_c')
    case 'discharge_superheat_k':
      return of('discharge_c') - dewTemperature(fluid, of('discharge_kpa'))
    case 'approach_outdoor_k':
      return of('outdoor_c') - dewTemperature(fluid, of('suction_kpa'))
    case 'heat_per_hz':
      return of('heat_w') / of('compressor_hz')
    case 'rise_k':
      return of('supply_c') - of('return_c')
    default:
      return of(reading)
  }
}
