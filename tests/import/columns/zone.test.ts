import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newEngine } from '../../support/projects'
import { folderOf } from '../support'
import { columnsOf } from './ask'

const table = (day: string, unit = ''): string => `${unit === '' ? '' : 'unit_id,'}ts,power_w\n${[0, 5].map((minute) => `${unit === '' ? '' : `${unit},`}${day} 12:0${minute}:00,1000\n`).join('')}`

test('the zone of times without one is that which an import would take: given, of the site, remembered, else UTC', async () => {
  const engine = await newEngine()
  const folder = folderOf({ 'house/a.csv': table('2025-01-01'), 'house/b.csv': table('2025-02-01'), 'barn/c.csv': table('2025-02-01'), 'all.csv': table('2025-02-01', 'barn'), 'house/z.csv': 'ts,power_w\n2025-01-01T12:00:00Z,1\n' })
  const zoneOf = async (file: string, zone?: string) => (await columnsOf(engine, join(folder, file), zone === undefined ? {} : { zone })).zone
  expect(await zoneOf('house/b.csv')).toBe('UTC')
  await engine.import({ files: [join(folder, 'house/a.csv')], zone: 'Europe/Berlin', acceptTruncated: false })
  expect(await zoneOf('house/b.csv')).toBe('Europe/Berlin')
  await engine.import({ files: [folderOf({ 'units.csv': 'unit_id,time_zone\nbarn,America/New_York\n' })], acceptTruncated: false })
  expect(await zoneOf('barn/c.csv')).toBe('America/New_York')
  expect(await zoneOf('all.csv')).toBe('America/New_York')
  expect(await zoneOf('barn/c.csv', 'site')).toBe('America/New_York')
  expect(await zoneOf('barn/c.csv', 'Asia/Tokyo')).toBe('Asia/Tokyo')
  expect(await zoneOf('house/z.csv')).toBe(null)
})
