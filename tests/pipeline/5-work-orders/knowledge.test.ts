import { expect, test } from 'vitest'
import { faultKnowledge, knownFaults } from '../../../analytics/pipeline/5-work-orders/fault-knowledge'
import { handlingClassOf, requirementsOf, safetyText, type UnitForWork } from '../../../analytics/pipeline/5-work-orders/work-requirements'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import { faultCodes, skillCodes } from '../../../analytics/registers/register-columns'

const unit = (refrigerant: string | null, more: Partial<UnitForWork> = {}): UnitForWork => ({
  refrigerant, unit_type: 'split', full_charge_lb: null, country: 'US', time_zone: 'America/Denver', ...more,
})

test('every fault code is known, with skills of the register, and every rule raises a known one', () => {
  expect(knownFaults().sort()).toEqual([...faultCodes].sort())
  for (const code of knownFaults()) {
    const { skills, checklist, parts, failure_30_days: failure } = faultKnowledge(code)
    expect(skills.every((skill) => skillCodes.some((known) => known === skill)), code).toBe(true)
    expect(checklist.length, code).toBeGreaterThan(1)
    expect([...checklist, ...parts].join('').includes('|'), code).toBe(false)
    for (const step of checklist) expect(/\d (°C|K)\b/.test(step), `${step}: temperatures in both units, as it stands on screen and paper alike`).toBe(step.includes('°F'))
    expect(failure.critical >= failure.major && failure.major >= failure.minor, code).toBe(true)
  }
  for (const rule of rules) expect(faultKnowledge(rule.fault).title).not.toBe('')
})

test.each([
  ['R-410A', 'A1', 'recover before opening the circuit, never vent'],
  ['R-32', 'A2L', 'no ignition source within 3 m'],
  ['propane', 'A3', 'stop at 20 % of the lower flammability limit'],
  ['R-717', 'B2L', 'full-face mask with K filter'],
  ['R-744', 'high_pressure_co2', 'hoses and recovery rated for 160 bar'],
  [null, 'unknown', 'treat it as flammable until known'],
])('%s is handled as %s and its safety text says so', (refrigerant, handling, phrase) => {
  expect(handlingClassOf(refrigerant)).toBe(handling)
  const text = safetyText(refrigerant)
  expect(text.join(' ')).toContain(phrase)
  for (const start of ['Tools:', 'Ventilation:', 'Isolation:', 'Certificate:']) expect(text.some((line) => line.startsWith(start)), start).toBe(true)
  expect(text.join(' ')).toContain('prove dead')
})

test('who opens the circuit needs the class and, in the United States, the EPA type; A3, B2L and CO2 need the class for the casing too', () => {
  const leak = [faultKnowledge('refrigerant_leak')]
  const sensor = [faultKnowledge('sensor_stuck')]
  const gateway = [faultKnowledge('connectivity_loss')]
  const short = (faults: typeof leak, of: UnitForWork) => {
    const { epaType, refrigerantClass } = requirementsOf(faults, of)
    return [epaType, refrigerantClass]
  }
  expect(short(leak, unit('R-410A'))).toEqual(['II', 'A1'])
  expect(short(leak, unit('R-410A', { unit_type: 'pthp', full_charge_lb: 2 }))).toEqual(['I', 'A1'])
  expect(short(leak, unit('R-290', { country: 'Germany' }))).toEqual([null, 'A3'])
  expect(short(leak, unit('R-32', { country: null, time_zone: 'Europe/London' }))).toEqual([null, 'A2L'])
  expect(short(sensor, unit('R-410A'))).toEqual([null, null])
  expect(short(sensor, unit('R-290'))).toEqual([null, 'A3'])
  expect(short(sensor, unit('R-744'))).toEqual([null, 'high_pressure_co2'])
  expect(short(gateway, unit('R-290'))).toEqual([null, null])
  expect(short(leak, unit(null))).toEqual(['II', null])
})
