import { median } from '../../statistics/quantile'
import type { SeriesRows } from '../../pipeline/2-features/unit/series-rows'
import type { UnitFacts } from '../../pipeline/2-features/unit/unit-facts'
import { modes } from '../../pipeline/3-models/unit-series'
import { steadySamplesOf, type SteadySamples } from './steady-samples'

/** The commonest of comfort equipment first. */
const candidates = ['R-410A', 'R-32', 'R-454B', 'R-290', 'R-134a', 'R-407C', 'R-22'] as const

/**
 * The first refrigerant at which the readings are possible (analytics notes 0.3): superheat -2 to 35 K, subcooling 0 to 25 K,
 * hot gas above condensation, isentropic efficiency 0.4 to 0.9 where it can be told. Undefined where none fits, or where no
 * pressures are known. R-410A and R-32 differ little in pressure, so differences of one unit hardly depend on which it is.
 */
export const assumeRefrigerant = (rows: SeriesRows, facts: UnitFacts): string | undefined => candidates.find((refrigerant) => isPossible(steadySamplesOf(rows, { ...facts, refrigerant })))

const isPossible = ({ values }: SteadySamples): boolean => {
  const main = modes.map((mode) => values[mode]).reduce((a, b) => (b.power_w.length > a.power_w.length ? b : a))
  const middle = (name: 'superheat_k' | 'subcooling_k' | 'discharge_superheat_k' | 'isentropic_efficiency') => median(main[name])
  const efficiency = middle('isentropic_efficiency')
  const knownShare = main.isentropic_efficiency.filter((value) => Number.isFinite(value)).length / main.isentropic_efficiency.length
  const within = (value: number, low: number, high: number) => value >= low && value <= high
  return within(middle('superheat_k'), -2, 35) && within(middle('subcooling_k'), 0, 25) && middle('discharge_superheat_k') > 3 && efficiency >= 0.4 && knownShare >= 0.5
}
