import { auditAnswers } from './audit'
import { commonCauseAnswers } from './common-causes'
import { compareAnswers } from './compare'
import { findingAnswers } from './findings'
import { fleetAnswers } from './fleet'
import { importAnswers } from './import'
import { qualityAnswers } from './quality'
import { startAnswers } from './start'
import { unitAnswers } from './unit'
import { workOrderAnswers } from './work-orders'

export type { AnswerContext, TelemetryRequest } from './context'

/** Everything a screen asks that the project's tables can answer, by the name of the call. */
export const answers = { ...auditAnswers, ...commonCauseAnswers, ...compareAnswers, ...findingAnswers, ...importAnswers, ...fleetAnswers, ...qualityAnswers, ...startAnswers, ...unitAnswers, ...workOrderAnswers }
