import type { commonCauseCalls } from '../../contract/common-causes'
import type { Answers } from '../answer'
import { readCauses, toShared } from './read-causes'

/** Answers on what findings have in common. */
export const commonCauseAnswers: Answers<typeof commonCauseCalls, 'commonCauses.list'> = {
  'commonCauses.list': async (context) => (await readCauses(context)).map(toShared),
}
