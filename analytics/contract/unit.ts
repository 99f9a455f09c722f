import { z } from 'zod'
import { arrow, json, query, type Calls } from './define'
import type { Finding } from './findings'
import type { Severity } from './choices'

/** Numeric signals of canonical telemetry that a trace can show. */
export const traceSignals = [
  'power_w',
  'heat_w',
  'aux_power_w',
  'outdoor_c',
  'outdoor_rh_pct',
  'indoor_c',
  'setpoint_c',
  'supply_c',
  'return_c',
  'dhw_tank_c',
  'flow_lpm',
  'airflow_m3h',
  'compressor_hz',
  'compressor_a',
  'fan_rpm',
  'eev_pct',
  'discharge_c',
  'suction_c',
  'liquid_c',
  'outdoor_coil_c',
  'indoor_coil_c',
  'discharge_kpa',
  'suction_kpa',
  'superheat_k',
  'subcooling_k',
  'vibration_mm_s',
  'rssi_dbm',
] as const
export type TraceSignal = (typeof traceSignals)[number]

export interface UnitOverview {
  unitId: string
  registered: boolean
  customer: string | null
  siteName: string | null
  address: string | null
  brand: string | null
  model: string | null
  serial: string | null
  unitType: string | null
  refrigerant: string | null
  /** kg */
  fullChargeKg: number | null
  capacityW: number | null
  installedOn: string | null
  warrantyUntil: string | null
  climateZone: string | null
  timeZone: string
  criticality: string | null
  simulated: boolean
  copProvenance: string | null
  seasonalCop: number | null
  copVsExpectedPct: number | null
  copTrendPctPerYear: number | null
  copTrendLow: number | null
  copTrendHigh: number | null
  /** Why there is no expectation, empty when there is one. */
  notEnoughData: string | null
  defrostsPerDay: number | null
  startsPerDay: number | null
  connectivityPct: number | null
  energyKwh: number | null
  energyCost: number | null
  currency: string | null
  daysOfData: number
  /** Instants of the first and last sample, ISO 8601 UTC; null without telemetry. */
  firstAt: string | null
  lastAt: string | null
  workOrderId: string | null
}

export interface SignalRange {
  signal: TraceSignal
  samples: number
  /** Share of the unit's rows that have it, 0 to 1. */
  share: number
}

export interface LaneSpan {
  /** Days of the site, both included. */
  from: string
  to: string
  label: string
  severity?: Severity
  findingId?: string
}

/** What happened when, day by day of the unit's site. */
export interface UnitLanes {
  /** Runs of days whose coverage is in the same quarter; days without a row are left out. */
  coverage: { from: string; to: string; level: 1 | 2 | 3 | 4 }[]
  gaps: LaneSpan[]
  findings: LaneSpan[]
  visits: LaneSpan[]
  /** Runs of days with the same fault codes, joined by `|`. */
  alarms: LaneSpan[]
  /** Whether the exports of the unit have a column of fault codes; null where that is not known. */
  alarmColumn: boolean | null
}

export interface ExpectationBin {
  mode: string
  /** Middle of the bin, °C outdoors. */
  outdoorC: number
  days: number
  expected: number
  low: number
  high: number
}

export interface UnitEfficiency {
  quantity: 'cop' | 'power_w' | 'none'
  baselineFrom: string | null
  baselineTo: string | null
  /** Median and 10th to 90th percentile of what the model expects, by mode and outdoor temperature. */
  expectation: ExpectationBin[]
  /** Why nothing is expected, where that is so. */
  notEnoughData: string | null
  /** Heating COP of the unit register at its rated outdoor temperatures, the warmest first; empty where it states none. */
  rated: { outdoorC: number; cop: number }[]
}

export interface ServiceVisit {
  visitId: string
  visitedOn: string
  kind: string | null
  technician: string | null
  confirmedFault: string | null
  parts: string | null
  notes: string | null
  cost: number | null
}

/** What the sensor rules say of one sensor now, in its group. */
export type SensorVerdict = 'agrees' | 'moved' | 'unclear' | 'not_enough'

/** A sensor at rest, or the water pair of which either may have moved. */
export interface RestingSensor {
  sensor: 'outdoor' | 'coil' | 'suction' | 'liquid' | 'supply' | 'return' | 'indoor' | 'indoor_coil' | 'pair'
  /** Days since 1970-01-01 with rests after the first ten; reading less the group's median less the same at first, K. */
  days: number[]
  shiftK: number[]
  /** Median of the last seven rests, K; null before five. */
  levelK: number | null
  verdict: SensorVerdict
  /** First day of those in a row on which it has been over the threshold, and rests since. */
  since: string | null
  restsSince: number
}

export interface SensorGroup {
  group: 'outdoor' | 'indoor'
  /** Sensors of the group that the exports have, and how many of them are compared at rest. */
  known: number
  compared: number
  /** Days with a rest, those the baseline is of included. */
  restDays: number
  lastRestOn: string | null
  sensors: RestingSensor[]
}

/** A pressure transducer at rest. */
export interface RestingTransducer {
  transducer: 'suction' | 'discharge'
  /** Days since 1970-01-01 with rests after the first ten; pressure over saturation at the coldest line less the same at first, %. */
  days: number[]
  shiftPct: number[]
  /** Median of the last seven rests, %; null before five. */
  levelPct: number | null
}

/** What the rules say of the pressures at rest now; `apart`: one transducer against the other, `low` and `high`: all of them. */
export type PressureVerdict = 'agrees' | 'apart' | 'low' | 'high' | 'not_enough'

export interface RestingPressures {
  /** Pressures that the exports have. */
  known: number
  restDays: number
  lastRestOn: string | null
  /** Thresholds of this unit's profile, %. */
  apartPct: number
  lowPct: number
  highPct: number
  transducers: RestingTransducer[]
  verdict: PressureVerdict
  /** The held value now that the verdict rests on, %. */
  heldPct: number | null
  /** First day of those in a row on which it has been over the threshold, and rests since. */
  since: string | null
  restsSince: number
}

export interface SensorAgreement {
  /** Shift from which a sensor is said to have moved, and from which that is major, K; of this unit's profile. */
  thresholdK: number
  severeK: number
  /** Sensors that can be told apart, rests of a baseline, and rests in all before anything is said. */
  leastSensors: number
  baselineRests: number
  leastRests: number
  /** Days for which the level of the last rest holds. */
  holdDays: number
  groups: SensorGroup[]
  pressures: RestingPressures
}

export interface CompressorHealth {
  /** 100 is good; null with fewer than two indicator families. */
  health: number | null
  families: number
  weeksToAct: { p10: number; p50: number; p90: number } | null
  /** Why no time is told. */
  noTime: string | null
  contributors: { contributor: string; family: string; weight: number; share: number; z: number | null }[]
}

const unitId = z.string().min(1).max(200)
/** A further refrigerant circuit, whose readings stand in the signals of the first. */
const circuitNo = z.int().min(2).max(3).optional()

export const unitCalls = {
  'unit.overview': query(z.strictObject({ unitId }), json<UnitOverview>()),
  /** The numbers of the unit's refrigerant circuits that are measured: `[1]` for most. */
  'unit.circuits': query(z.strictObject({ unitId }), json<number[]>()),
  /** Signals this unit has, in a fixed order; of a further circuit also those of the whole unit that say something of it. */
  'unit.signals': query(z.strictObject({ unitId, circuitNo }), json<SignalRange[]>()),
  /**
   * First, last, smallest and largest sample of each signal in each of `buckets` equal spans (M4): every pixel column
   * of a line drawn from it is the one the raw samples would give. Narrow spans answer the raw samples.
   */
  'unit.trace': query(
    z.strictObject({
      unitId,
      circuitNo,
      signals: z.array(z.enum(traceSignals)).min(1).max(12),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      buckets: z.int().min(10).max(4000).default(800),
    }),
    arrow<'signal' | 't' | 'value' | 'step_s'>(),
  ),
  'unit.lanes': query(z.strictObject({ unitId }), json<UnitLanes>()),
  /**
   * One row a day: shares (0 to 1) of the time with telemetry by what the compressor did, defrosts apart, and the largest of
   * them. `off` is all the rest: standing by or off. Empty where a day's exports do not tell whether the compressor ran.
   */
  'unit.modeDays': query(z.strictObject({ unitId }), arrow<'day' | 'heat' | 'dhw' | 'cool' | 'defrost' | 'off' | 'dominant'>()),
  'unit.efficiency': query(z.strictObject({ unitId }), json<UnitEfficiency>()),
  /**
   * One row a day and mode: what was measured and what was expected at the same conditions. `median_pct` is the median
   * deviation of the last 14 scored rows up to that day, empty with fewer than 7.
   */
  'unit.efficiencyDays': query(
    z.strictObject({ unitId }),
    arrow<
      'day' | 'mode' | 'outdoor_c' | 'actual' | 'expected' | 'deviation_pct' | 'median_pct' | 'scored' | 'baseline'
    >(),
  ),
  /** Defrost cycles in order, at most the latest 20,000. */
  'unit.defrosts': query(
    z.strictObject({ unitId }),
    arrow<
      | 'started_at'
      | 'minutes'
      | 'method'
      | 'outdoor_c'
      | 'interval_heating_min'
      | 'interval_expected_min'
      | 'ended_by'
      | 'end_coil_c'
      | 'energy_kwh'
      | 'necessary'
      | 'verdict'
    >(),
  ),
  /** The latest 16 defrosts laid over each other: minutes from the start of each, coil temperature and power. */
  'unit.defrostOverlay': query(z.strictObject({ unitId }), arrow<'cycle' | 'minute' | 'coil_c' | 'power_w' | 'started_at'>()),
  'unit.months': query(z.strictObject({ unitId }), arrow<'month' | 'energy_kwh' | 'heat_kwh' | 'aux_kwh' | 'cop' | 'outdoor_c_mean' | 'coverage'>()),
  'unit.service': query(z.strictObject({ unitId }), json<ServiceVisit[]>()),
  /** What the sensors that rest beside each other say, by the very figures that the rules of sensor drift judge. */
  'unit.sensors': query(z.strictObject({ unitId }), json<SensorAgreement>()),
  'unit.compressor': query(z.strictObject({ unitId }), json<CompressorHealth>()),
  /** Days by evaporating and condensing temperature in steps of 2 K, the hottest discharge there, and the limit in use for this unit. */
  'unit.operatingMap': query(z.strictObject({ unitId }), arrow<'evaporating_c' | 'condensing_c' | 'mode' | 'days' | 'discharge_c' | 'discharge_limit_c'>()),
  /** Findings of the unit: open ones first, by severity, then by day. */
  'unit.findings': query(z.strictObject({ unitId }), json<Finding[]>()),
} satisfies Calls
