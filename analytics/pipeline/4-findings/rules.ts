import type { Rule } from './rule'
import { auxAlone, auxIdle, auxMissing, auxWarm } from './rules/aux/aux-heat'
import { belowLimit, coldShort, lockedOut, suctionVacuum } from './rules/aux/cold-climate'
import { indoorFlow, outdoorCoil } from './rules/circuit/airflow'
import { liquidLine, nonCondensables, overcharge, pressureHigh } from './rules/circuit/charge-and-line'
import { bearingWear, currentAnomaly, valveLeakage, vibration } from './rules/circuit/compressor'
import { floodback } from './rules/circuit/floodback'
import { dischargeHot, dischargeWarm } from './rules/circuit/overheating'
import { chargeFall, chargeLost, leakCause, pressureLow } from './rules/circuit/refrigerant-leak'
import { defrostStuck, valveStuck } from './rules/circuit/stuck-valve'
import { circuitUndetermined } from './rules/circuit/undetermined'
import { expansionValve, reversingValveLeak } from './rules/circuit/valves'
import { connectivityLoss, coverageLost } from './rules/connectivity-loss'
import { copDegradation } from './rules/cop/cop-degradation'
import { copShift } from './rules/cop/cop-shift'
import { copTrend } from './rules/cop/cop-trend'
import { defrostLong, defrostTimer, defrostTooSoon, defrostUnneeded } from './rules/defrost/defrost-excessive'
import { defrostIncomplete } from './rules/defrost/defrost-incomplete'
import { coilFrosted, defrostLate, defrostMissing } from './rules/defrost/defrost-insufficient'
import { energyCost } from './rules/energy-cost'
import { meteringSuspect, meterStep } from './rules/metering'
import { sensorDrift, sensorInSun, sensorOffset, sensorOutOfRange, sensorStep, sensorStuck } from './rules/sensor/outdoor-sensor'
import { pressureBias, pressureDrift } from './rules/sensor/pressure-sensor'
import { restDrifts } from './rules/sensor/rest-drift'
import { stuckSensor } from './rules/sensor/stuck-sensor'
import { warmDefrosts } from './rules/sensor/warm-defrost'
import { setpointChange, supplyChange } from './rules/setting-change'
import { standbyHigh } from './rules/standby'
import { shortRuns, startsPerHour, startsPerRunHour } from './rules/short-cycling'

/** Every rule; each reads one column of `unit_statistic`. A new rule is a file and a line here. */
export const rules: readonly Rule[] = [
  copDegradation,
  copShift,
  copTrend,
  circuitUndetermined,
  leakCause,
  chargeLost,
  chargeFall,
  pressureLow,
  overcharge,
  nonCondensables,
  pressureHigh,
  liquidLine,
  expansionValve,
  outdoorCoil,
  indoorFlow,
  valveLeakage,
  bearingWear,
  vibration,
  currentAnomaly,
  reversingValveLeak,
  valveStuck,
  defrostStuck,
  dischargeWarm,
  dischargeHot,
  floodback,
  defrostUnneeded,
  defrostTooSoon,
  defrostTimer,
  defrostLong,
  defrostIncomplete,
  defrostMissing,
  coilFrosted,
  defrostLate,
  startsPerHour,
  shortRuns,
  startsPerRunHour,
  sensorStuck,
  sensorDrift,
  sensorStep,
  sensorOffset,
  sensorInSun,
  sensorOutOfRange,
  ...restDrifts,
  pressureDrift,
  pressureBias,
  stuckSensor,
  warmDefrosts,
  meteringSuspect,
  meterStep,
  connectivityLoss,
  coverageLost,
  auxWarm,
  auxIdle,
  auxAlone,
  standbyHigh,
  auxMissing,
  lockedOut,
  coldShort,
  suctionVacuum,
  belowLimit,
  supplyChange,
  setpointChange,
  energyCost,
]
