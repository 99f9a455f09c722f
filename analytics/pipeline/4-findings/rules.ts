import type { Rule } from './rule'
import { connectivityLoss } from './rules/connectivity-loss'
import { copDegradation } from './rules/cop-degradation'
import { copShift } from './rules/cop-shift'
import { copTrend } from './rules/cop-trend'
import { defrostTimer, defrostTooSoon, defrostUnneeded } from './rules/defrost-excessive'
import { defrostIncomplete } from './rules/defrost-incomplete'
import { defrostInsufficient } from './rules/defrost-insufficient'
import { sensorDrift, sensorInSun, sensorOffset, sensorOutOfRange, sensorStuck } from './rules/outdoor-sensor'
import { setpointChange, supplyChange } from './rules/setting-change'
import { shortRuns, startsPerHour } from './rules/short-cycling'

/** Every rule; each reads one column of `unit_statistic`. A new rule is a file and a line here. */
export const rules: readonly Rule[] = [
  copDegradation,
  copShift,
  copTrend,
  defrostUnneeded,
  defrostTooSoon,
  defrostTimer,
  defrostIncomplete,
  defrostInsufficient,
  startsPerHour,
  shortRuns,
  sensorStuck,
  sensorDrift,
  sensorOffset,
  sensorInSun,
  sensorOutOfRange,
  connectivityLoss,
  supplyChange,
  setpointChange,
]
