import type { RestingPressures, SensorAgreement } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { formatPercent } from '../../../ui/format'
import { RestChart, type TwinRow } from './rest-chart'
import { RestSection } from './rest-section'
import { pressureVerdict } from './sensor-words'

const words = text.sensors.pressures

/** Pressures at rest against saturation at the coldest line, in percent of it. */
export const PressuresGroup = ({ pressures, agreement }: { pressures: RestingPressures; agreement: SensorAgreement }) => (
  <RestSection name={words.title} moved={['apart', 'low', 'high'].includes(pressures.verdict)} words={pressureVerdict(pressures, agreement)}>
    {pressures.transducers.some(({ days }) => days.length > 0) && (
      <RestChart
        name={words.title}
        unit="%"
        lines={pressures.transducers.map(({ transducer, days, shiftPct, levelPct }) => ({ id: transducer, name: words.names[transducer], days, shift: shiftPct, level: levelPct }))}
        limits={{ high: pressures.highPct, low: -pressures.lowPct, words: words.limits(formatPercent(pressures.apartPct, 1)) }}
      />
    )}
  </RestSection>
)

/** The same as rows of the panel's table. */
export const pressureRows = ({ transducers }: RestingPressures): TwinRow[] =>
  transducers.flatMap(({ transducer, days, shiftPct }) => days.map((day, rest) => ({ sensor: words.names[transducer], day, shift: formatPercent(shiftPct[rest], 2) })))
