import { expect, it } from 'vitest'
import { readRows } from '../../../analytics/db/query'
import { germanSentence } from '../../../renderer/text/german-sentence'
import { judge, openFleet } from './fleet'

it('every sentence of a finding, and every reason why it is not something else, has its like in German', async () => {
  const connection = await openFleet()
  await judge(connection)
  const findings = await readRows<{ why: string; not_because: string }>(connection, `SELECT why, coalesce(not_because, '') AS not_because FROM finding`)
  const said = new Set(findings.flatMap(({ why, not_because: not }) => [why, ...not.split('|').map((reason) => reason.replace(/^\w+: /, ''))]).filter((words) => words !== ''))
  expect(said.size).toBeGreaterThan(10)
  const untold = [...said].filter((words) => germanSentence(words) === words)
  expect(untold).toEqual([])
})
