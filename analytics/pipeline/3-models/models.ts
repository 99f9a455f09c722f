import { circuitCauses } from './circuit-causes'
import { auxHeat } from './cold/aux-heat'
import { coldClimate } from './cold/cold-climate'
import { standby } from './cold/standby'
import { compressorCondition } from './compressor-condition'
import { connectivity } from './connectivity'
import { copDegradation } from './cop-degradation'
import { defrost } from './defrost'
import { energyCost } from './energy/energy-cost'
import { events } from './events'
import { metering } from './metering/metering'
import type { Model } from './model'
import { outdoorSensor } from './outdoor-sensor-model'
import { refrigerantCharge } from './refrigerant-charge'
import { restDrift } from './sensors/rest-drift'
import { restPressure } from './sensors/rest-pressure'
import { stuckSensors } from './sensors/stuck-sensors'
import { settingChange } from './setting-change'
import { shortCycling } from './short-cycling'

/** Every model, in the order of the columns of `unit_statistic`. A new model is a file and a line here. */
export const models: readonly Model[] = [copDegradation, circuitCauses, refrigerantCharge, compressorCondition, defrost, events, shortCycling, settingChange, outdoorSensor, restDrift, restPressure, stuckSensors, metering, auxHeat, coldClimate, standby, connectivity, energyCost]

/** The columns of `unit_statistic`. */
export const detectors: readonly string[] = models.flatMap((model) => model.detectors)
