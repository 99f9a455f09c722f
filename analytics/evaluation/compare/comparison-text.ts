import { csvText } from '../../documents/csv-text'
import { faultName } from '../page/words'
import { rounded } from '../tables/numbers'
import type { ComparedIndicator, UnitComparison } from './compare-unit'
import { contradictionsOf, type Contradiction } from './explain'

/** What the reader must know about every comparison. */
export const caution = 'A comparison of two periods at like conditions. It says what differs between them, not why: it is not causal.'

/** One comparison as lines for a terminal: what changed, what that looks like, and what speaks against the other causes. */
export const comparisonText = (comparison: UnitComparison): string => {
  const { unitId, named, ranking, indicators, steadySamples, matchedSamples, bins, assumedRefrigerant } = comparison
  const lines = [
    `${unitId}: ${faultName(named)}`,
    `  ${matchedSamples} matched samples in ${bins} bins of outdoor and sink temperature; ${steadySamples.baseline} steady samples in the baseline, ${steadySamples.period} in the period.`,
    ...(assumedRefrigerant === undefined ? [] : [`  The refrigerant is not registered: ${assumedRefrigerant} is assumed, at which the readings are possible.`]),
  ]
  if (named === 'not enough data') return [...lines, '  Too few steady samples of the two periods are at like conditions (12 in two bins are needed).', ''].join('\n')
  const byFloors = [...indicators].sort((a, b) => Math.abs(b.floors) - Math.abs(a.floors))
  const [best, second] = ranking
  return [
    ...lines,
    ...byFloors.map((indicator) => `    ${label(indicator).padEnd(34)} ${change(indicator).padStart(9)}   ${levels(indicator).padEnd(22)} ${unsignedZero(indicator.floors.toFixed(1)).padStart(5)} noise floors`),
    ...(best === undefined ? [] : [`  ${faultName(best.fault)} explains ${share(best.explained)} of the change${second === undefined ? '' : `, ${faultName(second.fault)} ${share(second.explained)}`}.`]),
    ...(named === best?.fault
      ? ranking.slice(1).flatMap((cause) => {
          const against = contradictionsOf(comparison, cause)
          return against.length === 0 ? [] : [`  not ${faultName(cause.fault)}: ${against.map(contradiction).join('; ')}`]
        })
      : []),
    ...(indicators.some(({ name }) => name === 'approach_outdoor') ? ['  An outdoor sensor that reads wrong in one of the periods looks like a change of the outdoor coil: compare it with a weather station.'] : []),
    '',
  ].join('\n')
}

const contradiction = ({ indicator, expected }: Contradiction): string => {
  const said = `${label(indicator)} ${change(indicator)}`
  if (expected === 0) return `${said}, which that leaves alone`
  return indicator.floors * expected > 0 ? `${label(indicator)} only ${change(indicator)}` : `${said}, which that ${expected > 0 ? 'raises' : 'lowers'}`
}

const share = (explained: number): string => `${(100 * explained).toFixed(0)} %`

const label = ({ block, name }: ComparedIndicator): string => `${name === 'refrigerant_flow' ? 'refrigerant mass flow' : faultName(name)}, ${block}`

/** A change as it is said: logarithms as per cent. */
const change = ({ unit, difference }: ComparedIndicator): string => (unit === 'ln' ? `${signed(100 * (Math.exp(difference) - 1), 1)} %` : `${signed(difference, 1)} ${unit === '%' ? 'points' : 'K'}`)

const levels = ({ unit, baseline, period }: ComparedIndicator): string =>
  unit === 'ln' ? '' : `${baseline.toFixed(1)} to ${period.toFixed(1)} ${unit}`

const signed = (value: number, digits: number): string => {
  const text = value.toFixed(digits)
  return Number(text) > 0 ? `+${text}` : unsignedZero(text)
}

const unsignedZero = (text: string): string => (Number(text) === 0 ? text.replace('-', '') : text)

/** `comparison.csv`: one line an indicator; `difference` is ln, K or points. */
export const comparisonCsv = (comparisons: readonly UnitComparison[]): string =>
  csvText(
    ['unit_id', 'named', 'block', 'indicator', 'unit', 'baseline', 'period', 'difference', 'noise_floors', 'bins', 'matched_samples', 'assumed_refrigerant', 'causal'],
    comparisons.flatMap(({ unitId, named, indicators, matchedSamples, assumedRefrigerant }) =>
      indicators.map((one) => [unitId, named, one.block, one.name, one.unit, rounded(one.baseline, 4), rounded(one.period, 4), rounded(one.difference, 4), rounded(one.floors, 2), one.bins, matchedSamples, assumedRefrigerant ?? null, false]),
    ),
  )
