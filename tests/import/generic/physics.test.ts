import { beforeAll, describe, expect, test } from 'vitest'
import { checkGauge } from '../../../analytics/pipeline/1-import/proposals/physics/gauge-check'
import { checkPower } from '../../../analytics/pipeline/1-import/proposals/physics/power-check'
import { standingRows } from '../../../analytics/pipeline/1-import/proposals/physics/standstill'
import { load, type Loaded } from './load'

const minutes = (count: number, step = 5): Float64Array => Float64Array.from({ length: count }, (_, i) => i * step * 60_000)
const constant = (count: number, value: number): Float64Array => new Float64Array(count).fill(value)

/** Five hours at standstill beside air of one temperature; saturation pressures, kPa absolute, from ASHRAE tables: R-290 at 10 °C 636, R-410A at 20 °C 1444. */
const standing = (airC: number, kpa: number) => ({ ms: minutes(60), run: new Int32Array(60), stepS: 300, compressor_hz: constant(60, 0), outdoor_c: constant(60, airC), suction_kpa: constant(60, kpa) })

describe('gauge and absolute pressure, by the saturation temperature at standstill', () => {
  test.each([
    ['R-290 at 10 °C', 'R-290', 10, 636],
    ['R-410A at 20 °C', 'R-410A', 20, 1444],
  ])('%s', (_name, refrigerant, airC, kpa) => {
    expect(checkGauge(standing(airC, kpa), refrigerant)).toMatchObject({ reading: 'as read', asReadK: expect.closeTo(0, 0) as number })
    expect(checkGauge(standing(airC, kpa - 101.325), refrigerant)).toMatchObject({ reading: 'more', fittingK: expect.closeTo(0, 0) as number })
    expect(checkGauge(standing(airC, kpa + 101.325), refrigerant)).toMatchObject({ reading: 'less', fittingK: expect.closeTo(0, 0) as number })
  })

  test('an atmosphere too much is 5 K of R-290 at 10 °C', () => {
    expect(checkGauge(standing(10, 636 + 101.325), 'R-290')?.asReadK).toBeCloseTo(5.2, 0)
  })

  test('of an unknown refrigerant no reading is clearly better: nothing is said', () => {
    expect(checkGauge(standing(10, 700))?.reading).not.toBe('less')
    expect(checkGauge(standing(10, 250))).toBeUndefined()
  })

  test('stands only what has stood for an hour with both pressures together', () => {
    const speed = constant(60, 0).map((_, i) => (i < 20 ? 40 : 0))
    const base = { ...standing(10, 636), compressor_hz: speed }
    expect(standingRows(base)[0]).toBe(32)
    const apart = { ...base, discharge_kpa: constant(60, 636).map((kpa, i) => (i < 40 ? kpa * 1.5 : kpa)) }
    expect(standingRows(apart)[0]).toBe(52)
    expect(checkGauge({ ...base, compressor_hz: constant(60, 30) }, 'R-290')).toBeUndefined()
  })
})

describe('powers, by COP and volts', () => {
  const running = (powerW: number, heatW: number, ampere?: number) => ({ ms: minutes(40, 15), run: new Int32Array(40), stepS: 900, power_w: constant(40, powerW), heat_w: constant(40, heatW), ...(ampere === undefined ? {} : { compressor_a: constant(40, ampere) }) })
  const watts = { power_w: { unit: 'W', scale: 1 }, heat_w: { unit: 'W', scale: 1 } }

  test('a COP of 3 at 230 V is fine', () => {
    expect(checkPower(running(2000, 6000, 8.7), watts)).toBeUndefined()
  })

  test('500 Wh of each quarter of an hour read as W: 6000 / 500 is no COP, 6000 / 2000 is', () => {
    expect(checkPower(running(500, 6000), watts)).toEqual({ signal: 'power_w', unit: 'Wh', problem: 'read in W it gives a COP of 12 over rows in which it runs; in Wh of each row of 900 s a COP of 3' })
  })

  test('2 kW read as W', () => {
    expect(checkPower(running(2, 6000), watts)).toMatchObject({ signal: 'power_w', unit: 'kW' })
  })

  test('2 kW of 8.7 A read as W, without any heat', () => {
    const { heat_w: _, ...only } = running(2, 0, 8.7)
    expect(checkPower(only, { power_w: { unit: 'W', scale: 1 } })).toMatchObject({ unit: 'kW', problem: expect.stringContaining('230 V for its current') as string })
  })
})

const stamp = (day: number, row: number): string => new Date(Date.UTC(2024, 0, day, 0, row * 5)).toISOString().slice(0, 16).replace('T', ' ')
const table = (header: string, day: number, row: (running: boolean) => string): string => [header, ...Array.from({ length: 96 }, (_, i) => `${stamp(day, i)},${row(i < 30)}`)].join('\n')

describe('an import says what physics says', () => {
  let loaded: Loaded
  const file = (name: string) => loaded.result.files.find((one) => one.file.endsWith(name))

  beforeAll(async () => {
    const pressure = (unit: string) => `Time,Outdoor temp [°C],Compressor frequency [Hz],R290 suction pressure [${unit}]`
    loaded = await load({
      'unlabelled.csv': table(pressure('bar'), 2, (running) => (running ? '10,40,4.2' : '10,0,6.36')),
      'labelled.csv': table(pressure('barg'), 3, (running) => (running ? '10,40,4.2' : '10,0,6.36')),
      'other plant/gauge.csv': table(pressure('bar'), 4, (running) => (running ? '10,40,3.2' : '10,0,5.35')),
      'energies.csv': table('Time,Outdoor temp [°C],Electric power [W],Heat output [W]', 5, (running) => (running ? '5,170,6000' : '5,1,0')),
    })
  }, 60_000)

  test('an unlabelled pressure that fits as absolute is read so, and said', () => {
    expect(file('unlabelled.csv')?.message).toMatch(/taken as absolute pressure: at standstill its saturation temperature \(R-290\) is 0\.\d K off the outdoor temperature, as gauge 5\.\d K/)
    expect(loaded.rows.find(({ ts }) => ts === '2024-01-02 07:00:00')?.['suction_kpa']).toBeCloseTo(636, 2)
  })

  test('one that fits as gauge is read as gauge, and said', () => {
    expect(file('gauge.csv')?.message).toMatch(/taken as gauge pressure: at standstill its saturation temperature \(R-290\) is 0\.\d K off/)
    expect(loaded.rows.find(({ ts }) => ts === '2024-01-04 07:00:00')?.['suction_kpa']).toBeCloseTo(636.325, 2)
  })

  test('a label that does not fit is kept, and said with what to do', () => {
    expect(file('labelled.csv')?.message).toMatch(/read as gauge pressure, but as absolute at standstill .*; if so, give it the unit bara in a mapping/)
    expect(loaded.rows.find(({ ts }) => ts === '2024-01-03 07:00:00')?.['suction_kpa']).toBeCloseTo(737.325, 2)
  })

  test('energies of each row read as watts', () => {
    expect(file('energies.csv')?.message).toContain('read in W it gives a COP of 35.3 over rows in which it runs; in Wh of each row of 300 s a COP of 2.94')
  })
})

describe('a mapping is checked by physics too, whose header says nothing', () => {
  const mapping = (unit: string) => JSON.stringify({ schema: 'subcool/mapping@1', name: 'Plant', match: { header: ['T4', 'P1'] }, columns: [{ source: 'Time', signal: 'ts' }, { source: 'T4', signal: 'outdoor_c', unit: 'degC' }, { source: 'P1', signal: 'power_w', unit }, { source: 'Q1', signal: 'heat_w', unit: 'W' }] })
  const csv = (power: (running: boolean) => string) => table('Time,T4,P1,Q1', 5, (running) => `5,${power(running)},${running ? 6000 : 0}`)
  const messageOf = async (text: string, unit: string) => (await load({ 'log.csv': text, 'x.mapping.json': mapping(unit) })).result.files.find(({ file }) => file === 'log.csv')

  test('a logger that now writes kW where the mapping says W', async () => {
    const file = await messageOf(csv((running) => (running ? '2.1' : '0.01')), 'W')
    expect(file).toMatchObject({ status: 'loaded', format: 'Plant' })
    expect(file?.message).toMatch(/Please check: P1: .*COP of 2860.*in kW a COP of 2.86/)
  })

  test('nothing is said where it fits', async () => {
    expect((await messageOf(csv((running) => (running ? '2.1' : '0.01')), 'kW'))?.message ?? '').not.toContain('Please check')
    expect((await messageOf(csv((running) => (running ? '2100' : '10')), 'W'))?.message ?? '').not.toContain('Please check')
  })
})
