import { auditAnswers } from './audit'
import { findingAnswers } from './findings'
import { fleetAnswers } from './fleet'
import { importAnswers } from './import'
import { qualityAnswers } from './quality'
import { unitAnswers } from './unit'
import { workOrderAnswers } from './work-orders'

export type { AnswerContext, TelemetryRequest } from './context'

/** Everything a screen asks that the project's tables can answer, by the name of the call. */
export const answers = { ...auditAnswers, ...findingAnswers, ...importAnswers, ...fleetAnswers, ...qualityAnswers, ...unitAnswers, ...workOrderAnswers }
