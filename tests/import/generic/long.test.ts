import { expect, test } from 'vitest'
import { load } from './load'

test('a long table of any vendor: points by the words of their names, units beside them, decimal comma, units of devices', async () => {
  const points = [['Vorlauftemperatur', '35,5', '°C'], ['Außentemperatur', '-2,5', '°C'], ['Leistungsaufnahme', '1,25', 'kW'], ['Fenster', '1', '']] as const
  const lines = ['A', 'B'].flatMap((unit) => ['12:00', '12:05', '12:10'].flatMap((clock) => points.map(([point, value, measure]) => `${unit};31.01.2026 ${clock};${point};${value};${measure}`)))
  const { rows, file } = await load({ 'log.csv': `Anlage;Zeitstempel;Datenpunkt;Wert;Einheit\n${lines.join('\n')}\n` }, 'Europe/Berlin')
  expect(file).toMatchObject({ format: 'Table of points recognised by their names', units: 2, unit_id_from: 'column', rows_read: 24, rows_loaded: 24 })
  expect(file.message).toContain('Left out: 6 of 24 records')
  expect(rows).toHaveLength(6)
  expect(rows[0]).toEqual({ unit_id: 'A', ts: '2026-01-31 11:00:00', sample_s: 300, power_w: 1250, outdoor_c: -2.5, supply_c: 35.5 })
})

test('an annotated export of InfluxDB', async () => {
  const data = [0, 60, 120].flatMap((s) => [['outdoor_temperature', '4.5'], ['flow_temperature', '35'], ['uptime', '9']].map(([field, value]) => `,,0,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,${new Date(Date.UTC(2026, 0, 1) + s * 1000).toISOString()},${value},${field},heatpump`))
  const text = ['#group,false,false,true,true,false,false,true,true', '#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string', '#default,_result,,,,,,,', ',result,table,_start,_stop,_time,_value,_field,_measurement', ...data].join('\n')
  const { rows, file } = await load({ 'influx.csv': text })
  expect(rows).toMatchObject([0, 1, 2].map((minute) => ({ ts: `2026-01-01 00:0${minute}:00`, sample_s: 60, outdoor_c: 4.5, supply_c: 35 })))
  expect(file.message).toContain('temperatures without a unit were taken as °C')
})

test('a long table of something else is none', async () => {
  await expect(load({ 'log.csv': 'time,name,value\n2026-01-01T00:00:00Z,door,1\n2026-01-01T00:01:00Z,window,2\n' })).rejects.toMatchObject({ code: 'file-unrecognised' })
})

test('a column of units of measure names no unit of the fleet', async () => {
  const points = [['Supply temperature', '35.5', '°C'], ['Outdoor temperature', '-2.5', '°C'], ['Power input', '1.25', 'kW']] as const
  const lines = [0, 5, 10, 15].flatMap((minute) => points.map(([point, value, measure]) => `2026-01-31T12:${String(minute).padStart(2, '0')}:00Z,${point},${value},${measure}`))
  const { rows, file } = await load({ 'log.csv': `time,name,value,unit\n${lines.join('\n')}\n` })
  expect(file).toMatchObject({ units: 1, unit_id_from: 'folder' })
  expect(rows).toHaveLength(4)
  expect(rows[0]).toEqual({ unit_id: 'plant', ts: '2026-01-31 12:00:00', sample_s: 300, power_w: 1250, outdoor_c: -2.5, supply_c: 35.5 })
})
