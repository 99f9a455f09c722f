import { describe, expect, it } from 'vitest'
import { found, from, judge } from './judged'

const open = { resolved: undefined }

describe('symptoms of one cause are one finding', () => {
  it('lost efficiency becomes the leak that explains it, under its first id', () => {
    const leak = found(60, { cop_loss: from(10, 0.06), cause_refrigerant_leak: from(20, 15), charge_lost_pct: from(20, 7), discharge_p90_c: from(5, 0, 0) })
    expect(leak).toEqual([{ fault: 'refrigerant_leak', family: 'cop', detected: 10, causeOn: 20, severity: 'minor', ...open }])
  })
  it('a hot discharge makes the finding of its cause as bad as it is', () => {
    const leak = found(60, { cause_refrigerant_leak: from(20, 15), discharge_hot_c: from(30, 125, 80) })
    expect(leak).toEqual([{ fault: 'refrigerant_leak', family: 'refrigerant', detected: 20, causeOn: 20, severity: 'critical', ...open }])
    expect(found(60, { discharge_hot_c: from(30, 110, 80) })).toMatchObject([{ fault: 'compressor_overheating', family: 'compressor', severity: 'major' }])
  })
  it('the ranked cause stays while it speaks, and another one replaces it when it no longer does', () => {
    const changed = found(80, { cause_outdoor_coil_fouling: (i) => (i >= 10 && i < 40 ? 15 : 0), cause_refrigerant_leak: from(40, 16), cop_loss: from(12, 0.06) })
    expect(changed).toEqual([{ fault: 'refrigerant_leak', family: 'airflow', detected: 10, causeOn: 40, severity: 'minor', ...open }])
  })
  it('a name lost for a few days is kept, longer than the clear days it is not', () => {
    const at = (length: number) => found(length, { cause_refrigerant_leak: (i) => (i >= 10 && i < 20 ? 15 : 0), cop_loss: from(10, 0.06) })[0]?.fault
    expect([at(20), at(33), at(34)]).toEqual(['refrigerant_leak', 'refrigerant_leak', 'cop_degradation'])
  })
  it('lost efficiency alone is named when no cause is', () => {
    expect(found(40, { cop_loss: from(10, 0.12) })).toEqual([{ fault: 'cop_degradation', family: 'cop', detected: 10, causeOn: 10, severity: 'major', ...open }])
  })
  it('what is only watched gives way to what is found, and lends it neither day nor id', () => {
    expect(found(60, { discharge_p90_c: from(5, 101), cause_refrigerant_leak: from(20, 15) })).toMatchObject([
      { fault: 'refrigerant_leak', detected: 20, severity: 'minor', ...open },
      { fault: 'compressor_overheating', detected: 5, severity: 'advisory', resolved: 26 },
    ])
  })
  it('ice left by defrosts is no dirt on the coil', () => {
    expect(found(60, { cause_outdoor_coil_fouling: from(20, 15), defrost_incomplete_share: from(15, 0.8) }).map(({ fault }) => fault)).toEqual(['defrost_incomplete'])
    expect(found(60, { cause_outdoor_coil_fouling: from(20, 15), cop_loss: from(10, 0.12), defrost_incomplete_share: from(15, 0.8) }).map(({ fault }) => fault)).toEqual(['defrost_incomplete', 'cop_degradation'])
  })
  it('defrosting and cycling explain lost efficiency', () => {
    expect(found(60, { cop_loss: from(20, 0.12), defrost_incomplete_share: from(15, 0.8) }).map(({ fault }) => fault)).toEqual(['defrost_incomplete'])
    expect(found(60, { cop_loss: from(20, 0.12), starts_per_hour: from(15, 8) }).map(({ fault }) => fault)).toEqual(['short_cycling'])
  })
  it('cycling explains the efficiency that was lost with it, not what is lost months later', () => {
    expect(found(400, { cop_loss: from(70, 0.12), starts_per_hour: from(15, 8) }).map(({ fault }) => fault)).toEqual(['short_cycling'])
    expect(found(400, { cop_loss: from(150, 0.12), starts_per_hour: from(15, 8) })).toMatchObject([{ fault: 'short_cycling', detected: 15 }, { fault: 'cop_degradation', detected: 150 }])
    const summer = (loss: number) => (i: number) => (i >= 40 && i < 200 ? NaN : i < loss ? 0 : 0.12)
    expect(found(400, { cop_loss: summer(210), starts_per_hour: from(15, 8) }).map(({ fault }) => fault), 'only days that are judged count').toEqual(['short_cycling'])
    expect(found(400, { cop_loss: summer(260), starts_per_hour: from(15, 8) }).map(({ fault }) => fault)).toEqual(['short_cycling', 'cop_degradation'])
  })
  it('what is over explains nothing until it comes back, also when it did come back later', () => {
    const cycles = (i: number): number => ((i >= 15 && i < 25) || i >= 50 ? 8 : 0)
    for (const days of [45, 60])
      expect(found(days, { cop_loss: from(40, 0.12), starts_per_hour: cycles }).map(({ fault, detected }) => [fault, detected]), `after ${days} days`).toEqual([['short_cycling', 15], ['cop_degradation', 40]])
    expect(found(60, { cop_loss: from(51, 0.12), starts_per_hour: cycles }).map(({ fault }) => fault)).toEqual(['short_cycling'])
  })
  it('a heater that never switches off explains lost efficiency, meters and cost', () => {
    const stuck = { standby_ratio: from(20, 8), metering_suspect: from(24, 1), cop_loss: from(22, 0.2), cost_excess_pct: from(30, 60), cause_compressor_bearing_wear: from(26, 20) }
    expect(found(60, stuck)).toMatchObject([{ fault: 'energy_cost_anomaly', family: 'cost', detected: 20 }])
  })
  it('a lock-out explains backup heat that runs alone', () => {
    expect(found(60, { aux_alone_h: from(20, 10), lockout_h: from(21, 6) })).toMatchObject([{ fault: 'cold_climate_risk', family: 'aux', detected: 20, causeOn: 21, severity: 'major' }])
  })
  it('defrosts that come too late are why they do not finish', () => {
    expect(found(60, { defrost_incomplete_share: from(20, 0.9), defrost_late_ratio: from(21, 4) }).map(({ fault }) => fault)).toEqual(['defrost_insufficient'])
  })
  it('an error that came at once is no drift', () => {
    expect(found(60, { drift_suction_k: from(20, 3), bias_suction_k: from(20, 3) }).map(({ fault, severity }) => [fault, severity])).toEqual([['sensor_bias', 'major']])
  })
  it('a valve that does not switch explains meters, settings, backup heat and lost efficiency', () => {
    const stuck = { valve_wrong_min: from(20, 60), metering_suspect: from(24, 1), cop_loss: from(30, 0.3), supply_shift_k: from(30, 8), aux_warm_k: from(24, 5), frost_evidence_h: from(22, 6), cause_refrigerant_leak: from(30, 20) }
    expect(found(60, stuck)).toMatchObject([{ fault: 'reversing_valve_stuck', family: 'valve', detected: 20, severity: 'critical' }])
  })
  it('wet or very hot gas spoils the balance of heat, not the meters', () => {
    expect(found(60, { floodback_h: from(20, 8), metering_suspect: from(24, 1) }).map(({ fault }) => fault)).toEqual(['liquid_floodback'])
    expect(found(60, { discharge_hot_c: from(20, 112, 90), metering_suspect: from(24, 1) }).map(({ fault }) => fault)).toEqual(['compressor_overheating'])
    expect(found(60, { discharge_hot_c: from(0, 100), metering_suspect: from(24, 1) }).map(({ fault }) => fault)).toEqual(['metering_fault'])
  })
  it('a step of the meter is no wear of the compressor', () => {
    expect(found(60, { meter_step: from(20, 0.69), cause_compressor_bearing_wear: from(22, 20) }).map(({ fault }) => fault)).toEqual(['metering_fault'])
  })
  it('electricity is unusual only while nothing else is found', () => {
    expect(found(70, { cost_excess_pct: from(20, 30) })).toMatchObject([{ fault: 'energy_cost_anomaly', severity: 'minor' }])
    expect(found(60, { cost_excess_pct: from(20, 30), supply_shift_k: from(10, 6) }).map(({ fault }) => fault)).toEqual(['setting_change'])
    expect(found(60, { cost_excess_pct: from(20, 30), cop_loss: from(10, 0.12) }).map(({ fault }) => fault)).toEqual(['cop_degradation'])
  })
  it('different causes of one family that begin on one day get two ids', () => {
    const two = found(60, { cause_compressor_bearing_wear: from(20, 15), starts_per_hour: from(20, 8) })
    expect(two).toMatchObject([
      { fault: 'short_cycling', family: 'compressor', detected: 20 },
      { fault: 'compressor_bearing_wear', family: 'compressor', detected: 21 },
    ])
  })
})

describe('sensors explain what rests on them', () => {
  it('a pair of water sensors that drifts is no lost efficiency', () => {
    expect(found(90, { drift_pair_k: from(20, 1.5), cop_loss: from(25, 0.12) })).toMatchObject([{ fault: 'sensor_drift', detected: 20 }])
  })
  it('a finding that opened before its sensor was found clears by itself', () => {
    expect(found(90, { drift_pair_k: from(40, 1.5), cop_loss: from(25, 0.12) })).toMatchObject([{ fault: 'sensor_drift', detected: 40 }, { fault: 'cop_degradation', detected: 25, resolved: 53 }])
  })
  it('the outdoor sensor is no reason where a station measures the weather', () => {
    const statistics = { drift_outdoor_k: from(20, 1.5), cop_loss: from(25, 0.12) }
    expect(found(90, statistics).map(({ fault }) => fault)).toEqual(['sensor_drift'])
    expect(found(90, { ...statistics, outdoor_bias_k: from(0, 0.5) }).map(({ fault }) => fault)).toEqual(['sensor_drift', 'cop_degradation'])
  })
  it('two sensors that drift are two findings; one that drifts by two measures is one', () => {
    expect(found(60, { drift_suction_k: from(20, 1.5), drift_coil_k: from(20, 1.5) }).map(({ detected }) => detected)).toEqual([20, 21])
    expect(found(60, { drift_outdoor_k: from(20, 1.5), outdoor_drift_k: from(20, 2) })).toHaveLength(1)
  })
})

describe('leaks by the class of the refrigerant (analytics notes 4.4)', () => {
  const planned = { charge_lost_pct: from(20, 12) }
  it('the levels are 5, 10 and 15 % of the charge', () => {
    const severityAt = (pct: number, gas: 'A2L' | 'other') => found(60, { charge_lost_pct: from(20, pct) }, { gas })[0]?.severity
    expect([4.9, 5, 10, 16].map((pct) => severityAt(pct, 'other'))).toEqual([undefined, 'minor', 'major', 'major'])
    expect([5, 10, 16].map((pct) => severityAt(pct, 'A2L'))).toEqual(['minor', 'major', 'critical'])
  })
  it('a tenth of the charge in a week is critical', () => {
    expect(found(60, { charge_fall_7d_pct: from(20, 11) })[0]).toMatchObject({ fault: 'refrigerant_leak', severity: 'critical' })
  })
  it('that of a flammable refrigerant is never cleared but by a repair', () => {
    const over = { charge_lost_pct: (i: number) => (i >= 20 && i < 30 ? 12 : 0) }
    expect(found(90, over)[0]?.resolved).toBe(43)
    expect(found(90, over, { gas: 'A3' })[0]?.resolved).toBeUndefined()
    expect(found(90, over, { gas: 'A3', repairs: new Set([70]) })[0]?.resolved).toBe(70)
  })
  it('keeps its name over another cause that is named later, where it is flammable', () => {
    const statistics = { ...planned, charge_lost_pct: (i: number) => (i >= 20 && i < 30 ? 12 : 0), cause_outdoor_coil_fouling: from(60, 15) }
    expect(found(90, statistics).map(({ fault }) => fault)).toEqual(['refrigerant_leak', 'outdoor_coil_fouling'])
    expect(found(90, statistics, { gas: 'A3' }).map(({ fault }) => fault)).toEqual(['refrigerant_leak'])
  })
})

it('silence of a flammable unit is noted after 4 h, all others after 24 h', () => {
  expect(found(60, { silent_h: from(20, 5) })).toEqual([])
  expect(found(60, { silent_h: from(20, 5) }, { gas: 'A3' })).toMatchObject([{ severity: 'advisory' }])
  expect(found(60, { silent_h: from(20, 30) })).toMatchObject([{ severity: 'minor' }])
})

it('values of the other statistics go with the finding', () => {
  expect(judge(60, { cop_loss: from(10, 0.12), charge_lost_pct: from(0, 2) })[0]?.statistics).toEqual({ cop_loss: 0.12, charge_lost_pct: 2 })
})
