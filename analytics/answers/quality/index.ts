import type { qualityCalls } from '../../contract/quality'
import type { Answers } from '../answer'
import { qualityCalendar } from './calendar'
import { qualitySignals } from './signals'
import { qualityUnits } from './units'

/** Answers on how good the data of units are. */
export const qualityAnswers: Answers<typeof qualityCalls> = {
  'quality.units': qualityUnits,
  'quality.signals': qualitySignals,
  'quality.calendar': qualityCalendar,
}
