/** The daily table of a fleet of CSV exports, as a careful analyst writes it in nodejs-polars: one file (unit) at a time. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder, out, packages] = process.argv.slice(2)
const require = createRequire(join(packages, 'package.json'))
const pl = require('nodejs-polars')
const { version } = require('nodejs-polars/package.json')
const { col, lit, when } = pl
const started = performance.now()

const signals = ['supply_c', 'return_c', 'indoor_c', 'setpoint_c', 'power_w', 'heat_w', 'cop', 'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c', 'flow_lpm']
const [header, ...register] = readFileSync(join(folder, 'units.csv'), 'utf8').trim().split('\n').map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
const zones = new Map(register.map((cells) => [cells[header.indexOf('unit_id')], cells[header.indexOf('time_zone')]]))

/** Offsets of a zone as `[from second, offset in seconds]`, one entry a change. */
const offsetsOf = (zone) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const offset = (ms) => {
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(ms)) ?? [undefined, '+', '0', '0']
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
  }
  const changes = []
  for (let ms = Date.UTC(2024, 9, 1); ms < Date.UTC(2026, 1, 1); ms += 3_600_000) {
    const now = offset(ms)
    if (changes.at(-1)?.[1] !== now) changes.push([ms / 1000, now])
  }
  return changes
}

const zoneOffsets = new Map([...new Set(zones.values())].map((zone) => [zone, offsetsOf(zone)]))
const dtypes = Object.fromEntries([...signals.filter((s) => s !== 'cop'), 'aux_power_w', 'outdoor_c', 'outdoor_rh_pct', 'rssi_dbm'].map((name) => [name, pl.Float64]))

const oneUnit = (path) => {
  const raw = pl.readCSV(path, { dtypes: { ...dtypes, unit_id: pl.Utf8, ts: pl.Utf8, sample_s: pl.Int64, mode: pl.Utf8, reversing_valve_heating: pl.Bool, defrost: pl.Bool, fault_code: pl.Utf8 } })
  const unit = raw.getColumn('unit_id').get(0)
  const offset = zoneOffsets.get(zones.get(unit)).reduce((sofar, [from, seconds]) => (sofar === undefined ? lit(seconds) : when(col('k').gtEq(lit(from))).then(lit(seconds)).otherwise(sofar)), undefined)
  const isMode = (...names) => names.map((name) => col('mode').eq(lit(name))).reduce((a, b) => a.or(b)).fillNull(false)
  const change = (name, rows) => col(name).minus(col(name).shift(rows)).abs()
  const base = raw
    .lazy()
    .withColumns(col('ts').str.strptime(pl.Datetime('ms'), '%Y-%m-%dT%H:%M:%SZ').cast(pl.Int64).div(1_000_000).floor().cast(pl.Int64).alias('k'))
    .sort('k')
    .withColumns(col('k').plus(offset).div(86_400).floor().cast(pl.Int64).alias('day'))
    .withColumns(
      when(col('power_w').isNull()).then(lit(null)).when(isMode('heat', 'cool', 'dhw', 'defrost')).then(col('power_w').gt(150)).when(isMode('off', 'fan', 'aux')).then(lit(false)).otherwise(col('power_w').gt(300)).alias('running'),
      col('defrost').fillNull(false).or(isMode('defrost')).alias('defrosting'),
    )
    .withColumns(
      col('running').fillNull(false).alias('on'),
      when(col('defrosting')).then(lit('defrost')).when(col('running').fillNull(false).not()).then(lit('')).when(isMode('heat', 'cool', 'dhw')).then(col('mode'))
        .when(col('reversing_valve_heating').eq(lit(false)).fillNull(false)).then(lit('cool')).when(col('heat_w').lt(0).and(col('outdoor_c').gt(18)).fillNull(false)).then(lit('cool')).otherwise(lit('heat')).alias('run_mode'),
      col('k').minus(col('k').shift(1)).ltEq(col('sample_s').mul(2)).fillNull(false).alias('contiguous'),
      when(col('discharge_c').isNotNull())
        .then(change('discharge_c', 1).gtEq(4).fillNull(false).or(change('discharge_c', 3).gtEq(4).fillNull(false)).not())
        .otherwise(change('power_w', 1).ltEq(col('power_w').mul(0.15)).fillNull(false))
        .and(col('k').minus(col('k').shift(3)).ltEq(col('sample_s').mul(3.6)).fillNull(false)).alias('calm'),
    )
    .withColumns(
      col('on').and(col('contiguous')).and(col('running').shift(1).eq(lit(false)).fillNull(false)).alias('started'),
      when(col('on').not().or(col('contiguous').not())).then(col('k')).otherwise(lit(null)).forwardFill().alias('off_k'),
      when(col('defrosting')).then(col('k').plus(col('sample_s'))).otherwise(lit(null)).forwardFill().alias('defrost_end'),
      col('defrosting').shift(-1).and(col('day').shift(-1).eq(col('day'))).fillNull(false).alias('soon'),
      col('run_mode').eq(lit('cool')).or(isMode('cool')).alias('cooling'),
      col('sample_s').div(3.6e6).alias('kwh'),
      when(col('power_w').gt(0)).then(when(col('run_mode').eq(lit('cool'))).then(col('heat_w').abs()).otherwise(col('heat_w')).div(col('power_w'))).otherwise(lit(null)).alias('raw_cop'),
    )
    .withColumns(
      col('power_w').isNotNull().and(col('heat_w').isNotNull()).and(col('cooling').not()).alias('both'),
      when(col('raw_cop').gtEq(0.5).and(col('raw_cop').ltEq(9))).then(col('raw_cop')).otherwise(lit(null)).alias('cop'),
      col('contiguous').and(col('calm')).and(col('k').minus(col('off_k')).lt(1200).fillNull(false).not()).and(col('k').minus(col('defrost_end')).lt(600).fillNull(false).not())
        .and(col('soon').not()).and(col('aux_power_w').fillNull(0).lt(50)).and(col('run_mode').isIn(['heat', 'dhw', 'cool'])).alias('steady'),
    )
    .collectSync()
  const hours = (mode) => col('sample_s').filter(col('run_mode').eq(lit(mode))).sum().div(3600).alias(`${mode}_h`)
  const days = base.lazy().groupBy('day').agg(
    pl.len().alias('samples'), col('power_w').mul(col('kwh')).sum().alias('energy_kwh'), col('heat_w').mul(col('kwh')).sum().alias('heat_kwh'), col('aux_power_w').mul(col('kwh')).sum().alias('aux_kwh'),
    col('power_w').mul(col('kwh')).filter(col('both')).sum().alias('cop_energy_kwh'), col('heat_w').mul(col('kwh')).filter(col('both')).sum().alias('cop_heat_kwh'),
    col('sample_s').filter(col('on')).sum().div(3600).alias('compressor_h'), hours('heat'), hours('dhw'), hours('cool'), col('started').sum().alias('starts'),
    col('outdoor_c').mean().alias('outdoor_c_mean'), col('outdoor_c').min().alias('outdoor_c_min'), col('outdoor_c').max().alias('outdoor_c_max'), col('indoor_c').mean().alias('indoor_c_mean'),
    col('setpoint_c').mean().alias('setpoint_c_mean'), col('k').min().alias('first_k'), col('k').max().alias('last_k'),
    col('power_w').filter(col('running').eq(lit(false)).fillNull(false)).median().alias('standby_w'), col('supply_c').filter(col('run_mode').eq(lit('heat'))).mean().alias('supply_heating_c_mean'),
  ).withColumns(lit(unit).alias('unit_id')).collectSync()
  const modes = base.lazy().filter(col('steady')).groupBy(['day', 'run_mode']).agg(...signals.map((name) => col(name).median()), pl.len().alias('steady_samples'))
    .filter(col('steady_samples').gtEq(6)).withColumns(lit(unit).alias('unit_id')).collectSync()
  return { days, modes }
}

const names = readdirSync(join(folder, 'telemetry')).sort()
const parts = names.map((name) => oneUnit(join(folder, 'telemetry', name)))
const days = pl.concat(parts.map((part) => part.days))
const modes = pl.concat(parts.map((part) => part.modes))
writeFileSync(join(out, 'polars-days.csv'), days.writeCSV())
writeFileSync(join(out, 'polars-modes.csv'), modes.writeCSV())
const seconds = (performance.now() - started) / 1000
const sum = (frame, name) => Number(frame.getColumn(name).sum())
process.stdout.write(`${JSON.stringify({
  seconds, version, days: days.height, energy_kwh: sum(days, 'energy_kwh'), cop_heat_kwh: sum(days, 'cop_heat_kwh'), starts: sum(days, 'starts'),
  steady_samples: sum(modes, 'steady_samples'), supply_median: sum(modes, 'supply_c'),
})}\n`)
