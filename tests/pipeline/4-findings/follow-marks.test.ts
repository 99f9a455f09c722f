import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { markFindings } from '../../../analytics/engine/mark-findings'
import { readRows, run } from '../../../analytics/db/query'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { createFindingSchema } from '../../../analytics/pipeline/4-findings/finding-schema'
import { followingMarks, type MovedMark } from '../../../analytics/pipeline/4-findings/follow-marks'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import { cutFleet, findingsOf, openFleet } from './fleet'

const asOf = '2025-05-19'
/** Sums off, so that the loss of efficiency alone opens a finding. */
const lossFrom = (step: number) => loadProfile({ schema: 'subcool/profile@1', name: 'p', alarm_budget_per_unit_year: 1e-12, thresholds: { 'cop.watch_step': { value: step }, 'cop.warn_step': { value: step - 0.05 } } })

let connection: DuckDBConnection
beforeAll(async () => {
  connection = await openFleet()
  await runModels(connection)
  await createFindingSchema(connection)
})

const raise = (step: number, day = asOf): Promise<MovedMark[]> =>
  followingMarks(connection, async () => {
    await raiseFindings(connection, { profile: lossFrom(step), asOf: day, dataTo: day })
  })
const lossy = async () => (await findingsOf(connection)).filter(({ unit_id, fault }) => unit_id === 'lossy' && fault === 'cop_degradation').map(({ finding_id, status }) => `${finding_id} ${status}`)
const idOf = async () => ((await lossy())[0] ?? '').split(' ')[0] ?? ''
const marks = () => readRows<{ finding_id: string; status: string; reason: string | null }>(connection, 'SELECT finding_id, status, reason FROM finding_status ORDER BY finding_id')
const dismiss = (findingId: string) => markFindings(connection, 'Ada', [{ findingId, status: 'dismissed', reason: 'new tenant', assignee: null, orderWanted: false }])

beforeEach(async () => {
  await run(connection, 'DELETE FROM finding_status')
  await raise(-0.07)
})

it('goes with its finding when a threshold moves the day of detection, later and earlier, and back', async () => {
  const first = await idOf()
  await dismiss(first)
  const moved = await raise(-0.12)
  const later = await idOf()
  expect(later > first).toBe(true)
  expect(moved).toEqual([{ was: first, findingId: later }])
  expect(await lossy()).toEqual([`${later} dismissed`])
  expect(await marks()).toEqual([{ finding_id: later, status: 'dismissed', reason: 'new tenant' }])
  await raise(-0.03)
  const earlier = await idOf()
  expect(earlier < first).toBe(true)
  expect(await lossy()).toEqual([`${earlier} dismissed`])
  await raise(-0.07)
  expect(await lossy()).toEqual([`${first} dismissed`])
  expect(await marks()).toHaveLength(1)
})

it('stays as withdrawn where nothing of its kind is raised any more, and applies again when it is', async () => {
  const first = await idOf()
  await dismiss(first)
  expect(await raise(-0.3)).toEqual([])
  expect(await lossy()).toEqual([`${first} withdrawn`])
  await raise(-0.07)
  expect(await lossy()).toEqual([`${first} dismissed`])
  await raise(-0.3)
  expect(await raise(-0.12)).toEqual([{ was: first, findingId: await idOf() }])
})

it('is not taken to another fault, another unit, a finding that was there before, or days on which the former one did not stand', async () => {
  const first = await idOf()
  await dismiss(first)
  const others = (await findingsOf(connection)).filter(({ unit_id }) => unit_id !== 'lossy').map(({ finding_id, status }) => `${finding_id} ${status}`)
  await run(connection, `UPDATE finding SET detected_on = '2024-01-01', last_seen_on = '2024-02-01' WHERE finding_id = $first`, { first })
  expect(await raise(-0.12)).toEqual([])
  expect(await lossy()).toEqual([`${first} withdrawn`, `${(await lossy())[1]?.split(' ')[0]} open`])
  expect((await findingsOf(connection)).filter(({ unit_id }) => unit_id !== 'lossy').map(({ finding_id, status }) => `${finding_id} ${status}`)).toEqual(others)
  await run(connection, `UPDATE finding SET detected_on = '2025-03-01', last_seen_on = '2025-05-01' WHERE finding_id = $first`, { first })
  expect(await raise(-0.12), 'it was there before').toEqual([])
})

it('is kept, and its finding not told, as of a day before the detection', async () => {
  const first = await idOf()
  await dismiss(first)
  const detected = first.slice(-10)
  const before = new Date(Date.parse(detected) - 86_400_000).toISOString().slice(0, 10)
  await cutFleet(connection, before)
  await runModels(connection)
  await raise(-0.07, before)
  expect(await lossy()).toEqual([])
  expect(await marks()).toEqual([{ finding_id: first, status: 'dismissed', reason: 'new tenant' }])
  await cutFleet(connection, asOf)
  await runModels(connection)
  await raise(-0.07)
  expect(await lossy()).toEqual([`${first} dismissed`])
})
