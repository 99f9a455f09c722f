import { describe, expect, it } from 'vitest'
import { EngineError } from '../../../analytics/contract/errors'
import { hullLimit } from '../../../analytics/pipeline/3-models/baseline/design'
import { provisionalDays } from '../../../analytics/pipeline/3-models/baseline/complete'
import { leastUnits } from '../../../analytics/pipeline/3-models/baseline/group-prior'
import { leastMargin, leastScore } from '../../../analytics/pipeline/3-models/causes/rank'
import { certainZ } from '../../../analytics/pipeline/3-models/cop/trend'
import { leastCycles, leastDays } from '../../../analytics/pipeline/3-models/defrost/judged-cycles'
import { definitions } from '../../../analytics/pipeline/3-models/indicators/indicator'
import { loadProfile, thresholdsFor } from '../../../analytics/pipeline/4-findings/profile'

const make = (more: object) => loadProfile({ schema: 'subcool/profile@1', name: 'mine', ...more })
const failure = (more: unknown): EngineError => {
  try {
    loadProfile(more)
  } catch (error) {
    return error as EngineError
  }
  throw new Error('was accepted')
}

describe('profile', () => {
  it('has a default in which every threshold lies in its range and says where it comes from', () => {
    const profile = loadProfile()
    expect(profile.name).toBe('default')
    for (const [key, threshold] of Object.entries(profile.thresholds)) {
      expect(threshold.value >= threshold.min && threshold.value <= threshold.max, key).toBe(true)
      expect(threshold.source.length, key).toBeGreaterThan(10)
      expect(threshold.meaning.length, key).toBeGreaterThan(10)
      expect(threshold.unit.length, key).toBeGreaterThan(0)
    }
  })
  it('states what is built in as it is built in, and lets nothing change it', () => {
    const { thresholds } = loadProfile()
    const builtIn = {
      'baseline.hull': hullLimit, 'cusum.sigma_floor_ln_eta': definitions.efficiency.floor, 'trend.z': certainZ, 'cause.least_score': leastScore, 'cause.least_margin': leastMargin,
      'cusum.sigma_floor_ln_p': definitions.power.floor, 'cusum.sigma_floor_sh_K': definitions.superheat.floor, 'cusum.sigma_floor_sc_K': definitions.subcooling.floor,
      'cusum.sigma_floor_dsh_K': definitions.discharge_superheat.floor, 'cusum.sigma_floor_appr_od_K': definitions.approach_outdoor.floor,
      'cusum.sigma_floor_appr_id_K': definitions.approach_indoor.floor, 'cusum.sigma_floor_ln_vib': definitions.vibration.floor,
      'baseline.group_units': leastUnits, 'baseline.provisional_days': provisionalDays,
      'defrost.min_cycles': leastCycles, 'defrost.min_days': leastDays,
    }
    for (const [key, value] of Object.entries(builtIn)) expect([thresholds[key]?.value, thresholds[key]?.fixed], key).toEqual([value, true])
  })
  it('takes the default for what is left out', () => {
    const profile = make({ thresholds: { 'cop.warn_step': { value: -0.12 } }, costs: { visit: 200 } })
    const thresholds = thresholdsFor(profile, {})
    expect(thresholds('cop.warn_step')).toBe(-0.12)
    expect(thresholds('comms.offline_h')).toBe(24)
    expect(profile.costs).toEqual({ currency: 'USD', visit: 200, emergency_visit: 450, hour: 95 })
    expect(profile.alarmBudgetPerUnitYear).toBe(0.02)
  })
  it('says how refrigerant law is read where it is open', () => {
    expect(loadProfile().compliance).toEqual({ vrf_policy: 'exempt_per_preamble', seasonal_excess: 'whole' })
    expect(make({ compliance: { vrf_policy: 'treat_as_covered' } }).compliance).toEqual({ vrf_policy: 'treat_as_covered', seasonal_excess: 'whole' })
    expect(failure({ schema: 'subcool/profile@1', name: 'x', compliance: { vrf_policy: 'maybe' } }).message).toContain('compliance.vrf_policy')
  })
  it('lets later scopes win, and only where all of a match holds', () => {
    const profile = make({
      scopes: [
        { match: { brand: 'Norrvik' }, set: { 'comms.offline_h': 48 } },
        { match: { brand: 'norrvik', refrigerant: 'R-290' }, set: { 'comms.offline_h': 4 } },
      ],
    })
    expect(thresholdsFor(profile, { brand: 'Norrvik', refrigerant: 'R-32' })('comms.offline_h')).toBe(48)
    expect(thresholdsFor(profile, { brand: 'Norrvik', refrigerant: 'R-290' })('comms.offline_h')).toBe(4)
    expect(thresholdsFor(profile, { brand: null })('comms.offline_h')).toBe(24)
  })
  it('reads the text of a file, a byte order mark before it too', () => {
    expect(loadProfile('{"schema":"subcool/profile@1","name":"text"}').name).toBe('text')
    expect(loadProfile('\uFEFF{"schema":"subcool/profile@1","name":"text"}').name).toBe('text')
  })
  it.each([
    ['{not json', 'not JSON'],
    [{ schema: 'subcool/profile@2', name: 'x' }, 'schema'],
    [{ schema: 'subcool/profile@1', name: 'x', thresholds: { 'cop.warnstep': { value: -0.1 } } }, 'there is no threshold cop.warnstep'],
    [{ schema: 'subcool/profile@1', name: 'x', thresholds: { 'cop.warn_step': { value: 0.1 } } }, 'cop.warn_step is 0.1, outside -0.9 to -0.005'],
    [{ schema: 'subcool/profile@1', name: 'x', thresholds: { 'cop.warn_step': { value: -10, unit: '%' } } }, 'cop.warn_step is in 1, not in %'],
    [{ schema: 'subcool/profile@1', name: 'x', threshold: { 'cop.warn_step': { value: -0.2 } } }, 'the profile: Unrecognized key: "threshold"'],
    [{ schema: 'subcool/profile@1', name: 'x', costs: { visits: 200 } }, 'costs: Unrecognized key: "visits"'],
    [{ schema: 'subcool/profile@1', name: 'x', scopes: [{ match: { colour: 'red' }, set: {} }] }, 'scopes.0.match'],
    [{ schema: 'subcool/profile@1', name: 'x', thresholds: { 'baseline.min_days': { value: 20 } } }, "baseline.min_days is built in as 60 and can't be 20"],
    [{ schema: 'subcool/profile@1', name: 'x', scopes: [{ match: {}, set: { 'comms.offline_h': -1 } }] }, 'comms.offline_h is -1'],
  ])('refuses %j', (profile, message) => {
    const error = failure(profile)
    expect(error).toBeInstanceOf(EngineError)
    expect(error.code).toBe('profile-invalid')
    expect(error.message).toContain(message)
  })
})
