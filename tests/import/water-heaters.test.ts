import { expect, test } from 'vitest'
import { load } from './generic/load'

const sheet = (rows: string) => `"minutes","test","model","flow","inputPower","outputPower","tcouples1","aveTankTemp","type"\n${rows}\n`

test('a heat pump water heater makes hot water only, and what its elements draw is auxiliary heat', async () => {
  const { rows } = await load({ 'allLabResults.csv': sheet('0,"DP_SHW50","GE",2.8,1,NA,120,120,"Measured"\n1,"DP_SHW50","GE",0,1700,5100,120,120,"Measured"\n2,"DP_SHW50","GE",0,4456,4450,120,120,"Measured"\n3,"DP_SHW50","GE",0,NA,NA,120,120,"Measured"') })
  expect(rows.map(({ mode, power_w, aux_power_w, heat_w, dhw_power_w, dhw_heat_w }) => [mode, power_w, aux_power_w, heat_w, dhw_power_w, dhw_heat_w])).toEqual([
    ['dhw', 1, 0, undefined, 1, undefined],
    ['dhw', 1700, 0, 5100, 1700, 5100],
    ['aux', 4456, 4456, 4450, 4456, 4450],
    [undefined, undefined, undefined, undefined, undefined, undefined],
  ])
})

test('the heat of a tank is that of its draws, and none while no water flows', async () => {
  const header = 'Time(min),AmbientT(C),PowerIn(W),TankT1(C),TankT2(C),InletT(C),OutletT(C),FlowRate(gal/min)'
  const { rows } = await load({ 'tank/test.csv': `${header}\n0,20,2,50,52,10,50,2\n1,20,300,50,52,,,\n2,20,300,50,52,18,,0\n` })
  expect(rows.map(({ heat_w, heat_source }) => [Math.round(Number(heat_w)), heat_source])).toEqual([[Math.round((2 * 3.785411784 * 4186 * 40) / 60), 'derived_water'], [0, 'derived_water'], [0, 'derived_water']])
})
