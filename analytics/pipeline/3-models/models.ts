import { circuitCauses } from './circuit-causes'
import { compressorCondition } from './compressor-condition'
import { connectivity } from './connectivity'
import { copDegradation } from './cop-degradation'
import { defrost } from './defrost'
import type { Model } from './model'
import { outdoorSensor } from './outdoor-sensor-model'
import { refrigerantCharge } from './refrigerant-charge'
import { settingChange } from './setting-change'
import { shortCycling } from './short-cycling'

/** Every model, in the order of the columns of `unit_statistic`. A new model is a file and a line here. */
export const models: readonly Model[] = [copDegradation, circuitCauses, refrigerantCharge, compressorCondition, defrost, shortCycling, settingChange, outdoorSensor, connectivity]

/** The columns of `unit_statistic`. */
export const detectors: readonly string[] = models.flatMap((model) => model.detectors)
