import { expect, test } from 'vitest'
import { confounders, evaluationRecipe, simulatedFaults, type UnitRecipe } from '../../sample-data/simulator'
import { truthOf } from '../../sample-data/simulator/truth'

const { fleet, oneMinute } = evaluationRecipe({ seed: 99 })
const unitsOf = (name: string): UnitRecipe[] => fleet.units.filter((_, place) => fleet.groups[place] === name)

test('400 healthy units, 200 with a confounder, 180 of the seven finest groups and 60 of every other fault', () => {
  expect(unitsOf('none')).toHaveLength(400)
  for (const kind of confounders) expect(unitsOf(`confounder:${kind}`).length).toBeGreaterThanOrEqual(15)
  expect(fleet.groups.filter((group) => group.startsWith('confounder:'))).toHaveLength(200)
  const fine = ['cop_degradation:ramp', 'cop_degradation:step', 'refrigerant_leak:txv', 'refrigerant_leak:eev', 'compressor_bearing_wear', 'compressor_valve_leakage', 'sensor_drift']
  for (const group of fine) expect([group, unitsOf(group).length]).toEqual([group, 180])
  for (const fault of simulatedFaults) if (!fine.some((group) => group.startsWith(fault))) expect([fault, unitsOf(fault).length]).toEqual([fault, 60])
})

test('20 months of 5 minutes from October, all climate zones, six winter weeks of a minute', () => {
  expect([fleet.from_on, fleet.to_on, fleet.step_s]).toEqual(['2023-10-01', '2025-05-31', 300])
  const zones = new Set(fleet.units.map((unit) => fleet.sites.find((site) => site.site_id === unit.site_id)?.climate_zone))
  expect([...zones].sort()).toEqual(['1A', '2A', '2B', '3A', '3B', '3C', '4A', '4B', '4C', '5A', '5B', '5C', '6A', '6B', '7', '8'])
  expect([oneMinute.step_s, oneMinute.units.length]).toEqual([60, 100])
  expect(Date.parse(oneMinute.to_on) - Date.parse(oneMinute.from_on)).toBe(41 * 86_400_000)
})

test('no fault begins in the first 100 days, but for slow declines of the COP', () => {
  for (const [place, { fault }] of fleet.units.entries()) {
    const days = (Date.parse(fault?.onset_on ?? '2025-01-01') - Date.parse(fleet.from_on)) / 86_400_000
    expect(days).toBeGreaterThanOrEqual(fleet.groups[place] === 'cop_degradation:ramp' ? 65 : 100)
    expect(days).toBeLessThan(580)
  }
})

test('wear takes 20 weeks by four shapes and ends in failure; leaks lose 0.5 to 4 % of the charge a month', () => {
  for (const group of ['compressor_bearing_wear', 'compressor_valve_leakage']) {
    const faults = unitsOf(group).map((unit) => unit.fault)
    for (const shape of ['linear', 'quadratic', 'cubic', 'quartic']) expect(faults.filter((fault) => fault?.shape === shape)).toHaveLength(45)
    for (const unit of unitsOf(group)) {
      const { onset_on, failed_on, severity_end } = truthOf(unit, fleet.to_on)
      expect((Date.parse(failed_on) - Date.parse(onset_on)) / 86_400_000).toBe(140)
      expect(severity_end).toBe('1')
    }
  }
  for (const unit of [...unitsOf('refrigerant_leak:txv'), ...unitsOf('refrigerant_leak:eev')]) {
    const perMonth = ((unit.fault?.severity ?? 0) / (unit.fault?.ramp_days ?? 0)) * 30.44
    expect(perMonth).toBeGreaterThan(0.0049)
    expect(perMonth).toBeLessThan(0.0401)
  }
})

test('the same seed and share give the same plan, another seed another, a smaller share fewer units', () => {
  expect(evaluationRecipe({ seed: 99 })).toEqual({ fleet, oneMinute })
  expect(evaluationRecipe({ seed: 98 }).fleet.units).not.toEqual(fleet.units)
  const small = evaluationRecipe({ seed: 99, share: 0.1 })
  expect(small.fleet.groups.filter((group) => group === 'none')).toHaveLength(40)
  expect(small.oneMinute.units).toHaveLength(Math.round(5.5) + 3 * Math.round(1.5))
  expect(() => evaluationRecipe({ seed: 1, share: 0 })).toThrow(RangeError)
})
