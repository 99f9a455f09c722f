import { expect, test } from 'vitest'
import type { SettingsState } from '../../analytics/contract'
import { engineContract, inputCheck } from '../../analytics/contract'
import { readRow, readRows } from '../../analytics/db/query'
import { oldProject } from '../support/old-project'
import { newEngine } from '../support/projects'

const context = { signal: new AbortController().signal, onProgress: () => undefined }

test('costs that are changed are in the trail at once and in the orders from the next analysis on', async () => {
  const engine = await newEngine(oldProject(2).folder)
  const state = () => engine.call('settings.state', {}, context) as Promise<SettingsState>
  const terms = async () => JSON.parse((await readRow<{ terms: string }>(engine.project.jobs, 'SELECT cost_terms AS terms FROM work_order ORDER BY work_order_id LIMIT 1'))?.terms ?? '[]') as { term: string; value: number; unit: string }[]
  await engine.call('project.analyse', { asOf: '2024-12-31' }, context)
  expect(await state()).toMatchObject({ currency: 'USD', costsWait: false })
  const before = await terms()
  await engine.call('settings.set-costs', { currency: 'EUR', visit: 1000, emergencyVisit: 2000, hour: 50 }, context)
  expect(await state()).toMatchObject({ currency: 'EUR', visitCost: 1000, emergencyCost: 2000, hourCost: 50, costsWait: true })
  const [line] = await readRows<{ command: string; after: string }>(engine.project.jobs, `SELECT command, json_extract(value_after, '$.costs')::VARCHAR AS "after" FROM audit_entry ORDER BY seq DESC LIMIT 1`)
  expect(line).toEqual({ command: 'change profile', after: '{"currency":"EUR","visit":1000,"emergency_visit":2000,"hour":50}' })
  expect(await terms()).toEqual(before)
  await engine.call('project.analyse', { asOf: '2024-12-31' }, context)
  expect(await state()).toMatchObject({ currency: 'EUR', costsWait: false })
  const planned = (await terms()).find(({ term }) => term === 'planned cost')
  const { hours } = (await readRow<{ hours: number }>(engine.project.jobs, 'SELECT estimated_hours AS hours FROM work_order ORDER BY work_order_id LIMIT 1')) ?? { hours: 0 }
  expect(planned).toEqual({ term: 'planned cost', value: 1000 + hours * 50, unit: 'EUR' })
  const analysis = await engine.analyse({ asOf: '2024-12-31' })
  expect(await state()).toMatchObject({ currency: 'EUR', visitCost: 1000 })
  const { summary } = await engine.report({ analysis })
  expect(summary['warnings']).toContainEqual(expect.stringMatching(/^1 work order has no cost of waiting and no score: tariffs are in USD, the costs of the profile in EUR/))
}, 60_000)

test('what is no cost is refused', () => {
  const check = inputCheck(engineContract)
  const sound = { currency: 'USD', visit: 1, emergencyVisit: 2, hour: 3 }
  expect(check('settings.set-costs', sound)).toEqual(sound)
  for (const wrong of [{ ...sound, currency: 'usd' }, { ...sound, visit: -1 }, { ...sound, hour: Number.NaN }]) expect(() => check('settings.set-costs', wrong)).toThrow(expect.objectContaining({ code: 'bad-arguments' }))
})
