import type { qualityCalls } from '../../contract/quality'
import { toArrow } from '../../db/to-arrow'
import type { Answer } from '../answer'
import calendar from './calendar.sql?raw'
import byRows from './covered-by-rows.sql?raw'
import bySignal from './covered-by-signal.sql?raw'

export const qualityCalendar: Answer<(typeof qualityCalls)['quality.calendar']> = async (context, { unitId, signal, from = '0001-01-01', to = '9999-12-31' }) => {
  const whole = signal === undefined || signal === 'ts'
  const sql = calendar.replace('/*covered*/', () => (whole ? byRows : bySignal))
  return toArrow(await context.columns(sql, { unitId, from, to, ...(whole ? {} : { signal }) }))
}
