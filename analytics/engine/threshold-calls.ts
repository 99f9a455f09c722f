import type { DuckDBConnection } from '@duckdb/node-api'
import type { EngineContract, Handlers } from '../contract'
import { EngineError } from '../contract/errors'
import type { ThresholdState, ThresholdTrial } from '../contract/thresholds'
import { quoteName } from '../db/quote'
import { readColumns, readRow, readRows } from '../db/query'
import { toArrow } from '../db/to-arrow'
import { compareScored } from '../evaluation/what-if/compare-scored'
import { openDesk, type Desk } from '../evaluation/what-if/desk'
import { scoreProfile, type Scored } from '../evaluation/what-if/try-profile'
import { loadProfile } from '../pipeline/4-findings/profile'
import { rules } from '../pipeline/4-findings/rules'
import { familiesOfCircuit } from '../pipeline/4-findings/watched-unit'
import { recordAudit } from '../project/audit'
import type { Project } from '../project/open-project'
import { circuitsOf } from './find-circuits'
import { draftOf, profileOf } from './profile-draft'
import { keepProfile, removeProfile, savedProfiles } from './project-profiles'
import type { Readers } from './readers'
import { thresholdInfos } from './threshold-info'
import { usedProfile } from './used-profile'

export interface ThresholdJobs {
  user: string
  use: Readers['use']
  inTurn: <T>(job: () => Promise<T>) => Promise<T>
}

type ThresholdCalls = Pick<EngineContract, 'thresholds.state' | 'thresholds.distribution' | 'thresholds.try' | 'thresholds.parse' | 'thresholds.save' | 'thresholds.remove'>

/** What the page looks at: the used profile, and the one it tried last, from which the next differs little. */
interface Tried {
  key: string
  desk: Desk
  before: Scored
  last: Scored
}

/** The calls of the Thresholds screen. What they need of the last analysis is read once and kept until something changes. */
export const thresholdHandlers = (project: Project, { user, use, inTurn }: ThresholdJobs): Handlers<ThresholdCalls> => {
  let kept: Tried | undefined
  const deskOf = async (connection: DuckDBConnection): Promise<Tried> => {
    const now = await readRow<{ key: string; as_of: string | null }>(
      connection,
      `SELECT concat_ws(' ', (SELECT max(seq) FROM audit_entry WHERE command <> 'mark findings'), (SELECT max(as_of) FROM analysis)) AS "key", (SELECT max(as_of) FROM analysis)::DATE AS as_of`,
    )
    if (now?.as_of == null) throw new EngineError('no-rows', 'The project has not been analysed.', { hint: 'Import telemetry and analyse it first.' })
    if (kept?.key !== now.key) {
      const desk = await openDesk(connection, now.as_of, await circuitsOf(connection))
      const before = scoreProfile(desk, await usedProfile(connection))
      kept = { key: now.key, desk, before, last: before }
    }
    return kept
  }
  return {
    'thresholds.state': (_input, { signal }) => use((connection) => stateOf(project, connection), signal),
    'thresholds.distribution': ({ detector }, { signal }) =>
      use(async (connection) => {
        if (!rules.some((rule) => rule.detector === detector)) throw new EngineError('bad-arguments', `There is no detector ${detector}.`, { hint: 'Choose one of the list.' })
        const ofCircuits = rules.some((rule) => rule.detector === detector && familiesOfCircuit.includes(rule.family)) ? await circuitsOf(connection) : []
        const tables = ['unit_statistic', ...ofCircuits.map(({ schema }) => `${quoteName(schema)}.unit_statistic`)]
        const values = tables.map((table) => `SELECT unit_id, ${quoteName(detector)} AS held FROM ${table}`).join(' UNION ALL ')
        return toArrow(await readColumns(connection, `SELECT unit_id, max(held) AS value FROM (${values}) GROUP BY unit_id HAVING value IS NOT NULL ORDER BY value, unit_id`))
      }, signal),
    'thresholds.try': ({ draft }, { signal }) =>
      use(async (connection): Promise<ThresholdTrial> => {
        const tried = await deskOf(connection)
        const { desk, before, last } = tried
        const started = performance.now()
        tried.last = scoreProfile(desk, profileOf(draft, before.profile), last)
        const trial = compareScored(desk, before, tried.last)
        return { ...trial, milliseconds: Math.round(10 * (performance.now() - started)) / 10 }
      }, signal),
    'thresholds.parse': ({ text }) => Promise.resolve(draftOf(loadProfile(text))),
    'thresholds.save': ({ draft }) =>
      inTurn(async () => {
        project.ensureOurs()
        const { before, ...saved } = keepProfile(project.layout.thresholds, draft)
        await recordAudit(project.jobs, { who: user, command: 'save profile', before, after: draft })
        return saved
      }),
    'thresholds.remove': ({ file }) =>
      inTurn(async () => {
        project.ensureOurs()
        const before = removeProfile(project.layout.thresholds, file)
        await recordAudit(project.jobs, { who: user, command: 'remove profile', before: { file, profile: before }, after: null })
        return { file }
      }),
  }
}

const stateOf = async (project: Project, connection: DuckDBConnection): Promise<ThresholdState> => {
  const used = await usedProfile(connection)
  const counts = await readRow<{ units: number; labels: number }>(
    connection,
    `SELECT (SELECT count(*) FROM unit)::INTEGER AS units, (SELECT count(*) FROM service_visit WHERE confirmed_fault IS NOT NULL AND confirmed_fault <> '')::INTEGER AS labels`,
  )
  const history = await readRows<{ at: string; who: string; profile: string }>(
    connection,
    `SELECT strftime(changed_at, '%Y-%m-%dT%H:%M:%SZ') AS "at", who, value_after::VARCHAR AS profile FROM audit_entry WHERE command = 'change profile' ORDER BY seq DESC LIMIT 100`,
  )
  return {
    thresholds: thresholdInfos(),
    defaultBudget: loadProfile().alarmBudgetPerUnitYear,
    used: draftOf(used),
    saved: savedProfiles(project.layout.thresholds),
    history: history.map(({ at, who, profile }) => ({ at, who, draft: draftOf(loadProfile(profile)) })),
    units: counts?.units ?? 0,
    labels: counts?.labels ?? 0,
    currency: used.costs.currency,
    visitCost: used.costs.visit,
  }
}
