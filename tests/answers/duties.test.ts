import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answers } from '../../analytics/answers'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture
const news = () => answers['start.news'](fixture.context, { since: null })
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

test('without refrigerant records there is nothing to be late with, and the page is told so', async () => {
  expect(await news()).toMatchObject({ overdueDuties: 0, duties: [], openDuties: 0, nextDutyOn: null, undeterminedCircuits: 0, refrigerantRecords: false, dutiesDocument: null })
})

test('duties are listed by the days they are over, with their circuit, site, unit and paragraph', async () => {
  await fixture.connection.run(`INSERT INTO appliance_register (import_no, appliance_id, circuit_no, unit_id, site_id) VALUES (1, 'CH-1', 1, 'A-1', 'S1'), (1, 'CH-1', 2, 'A-1', 'S1'), (1, 'CH-2', 1, NULL, NULL)`)
  await fixture.connection.run(`INSERT INTO deadline VALUES
    ('CH-2', 1, 'inspection', 'E3', '2024-09-01', '2024-12-01', NULL, 'overdue', 32, '40 CFR 82.157(g)'),
    ('CH-1', 2, 'repair', 'E1', '2024-10-03', '2024-11-02', NULL, 'overdue', 61, '40 CFR 82.157(d)'),
    ('CH-1', 1, 'plan', 'E2', '2024-12-20', '2025-01-19', NULL, 'open', NULL, '40 CFR 82.157(h)'),
    ('CH-1', 1, 'initial_test', 'E2', '2024-12-20', NULL, NULL, 'paused', NULL, '40 CFR 82.157(e)'),
    ('CH-1', 1, 'repair', 'E0', '2024-01-01', '2024-01-31', '2024-01-20', 'met', NULL, '40 CFR 82.157(d)')`)
  await fixture.connection.run(`INSERT INTO circuit_regime VALUES ('CH-2', 1, 'undetermined', '', '', '', NULL, '[]')`)
  expect(await news()).toMatchObject({
    undeterminedCircuits: 1,
    overdueDuties: 2,
    duties: [
      { applianceId: 'CH-1', circuitNo: 2, unitId: 'A-1', siteId: 'S1', kind: 'repair', dueOn: '2024-11-02', daysLate: 61, cite: '40 CFR 82.157(d)' },
      { applianceId: 'CH-2', circuitNo: 1, unitId: null, siteId: null, kind: 'inspection', dueOn: '2024-12-01', daysLate: 32, cite: '40 CFR 82.157(g)' },
    ],
    openDuties: 1,
    nextDutyOn: '2025-01-19',
    refrigerantRecords: true,
  })
})

test('the document is that of the latest report and year', async () => {
  for (const path of ['2025-01-02-1/epa/2025', '2025-01-02-2/epa/2024', '2025-01-02-2/epa/2025']) mkdirSync(join(fixture.context.projectDir, 'reports', path), { recursive: true })
  for (const report of ['2025-01-02-1', '2025-01-02-2']) writeFileSync(join(fixture.context.projectDir, 'reports', report, 'work-orders.pdf'), '')
  expect((await news()).dutiesDocument).toBeNull()
  for (const year of ['2024', '2025']) writeFileSync(join(fixture.context.projectDir, 'reports/2025-01-02-2/epa', year, 'overdue.pdf'), '')
  expect((await news()).dutiesDocument).toEqual({ folder: 'reports', path: '2025-01-02-2/epa/2025/overdue.pdf' })
})
