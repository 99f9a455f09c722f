import type { unitCalls } from '../../contract/unit'
import { toArrow } from '../../db/to-arrow'
import type { Answer } from '../answer'
import operatingMap from './operating-map.sql?raw'
import { thresholdsOf } from './thresholds-of'

/** The limit is the one from which ten minutes a day make a major finding of this unit. */
export const unitOperatingMap: Answer<(typeof unitCalls)['unit.operatingMap']> = async (context, { unitId }) => {
  const threshold = await thresholdsOf(context, unitId)
  return toArrow(await context.columns(operatingMap, { unitId, limitC: (threshold('compressor.tdis_alert_F') - 32) / 1.8 }))
}
