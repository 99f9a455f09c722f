import type { EngineContract, Handlers } from '../contract'
import type { SettingsState } from '../contract/start'
import { readRow, readRows } from '../db/query'
import type { Project } from '../project/open-project'
import type { Readers } from './readers'
import { recordProfile, usedProfile } from './used-profile'

export interface SettingsJobs {
  user: string
  use: Readers['use']
  inTurn: <T>(job: () => Promise<T>) => Promise<T>
}

const analysisSql = `SELECT (SELECT zone FROM analysis) AS zone,
  coalesce((SELECT max(seq) FROM audit_entry WHERE command = 'change profile') > (SELECT max(seq) FROM audit_entry WHERE command = 'analyse'), false) AS wait`

const tariffsSql = `SELECT t.tariff_id AS "tariffId", t.name, t.currency, t.kind, (SELECT count(*) FROM unit u WHERE u.tariff_id = t.tariff_id)::INTEGER AS units
  FROM tariff t ORDER BY t.tariff_id`

/** What the Settings screen shows and changes of this project. */
export const settingsHandlers = (project: Project, { user, use, inTurn }: SettingsJobs): Handlers<Pick<EngineContract, 'settings.state' | 'settings.set-costs'>> => ({
  'settings.state': (_input, { signal }) =>
    use(async (connection): Promise<SettingsState> => {
      const { costs } = await usedProfile(connection)
      const analysis = await readRow<{ zone: string | null; wait: boolean }>(connection, analysisSql)
      return {
        zone: analysis?.zone ?? null,
        currency: costs.currency,
        visitCost: costs.visit,
        emergencyCost: costs.emergency_visit,
        hourCost: costs.hour,
        costsWait: analysis?.wait ?? false,
        tariffs: await readRows(connection, tariffsSql),
      }
    }, signal),
  'settings.set-costs': ({ currency, visit, emergencyVisit, hour }) =>
    inTurn(async () => {
      project.ensureOurs()
      await recordProfile(project.jobs, user, { ...(await usedProfile(project.jobs)), costs: { currency, visit, emergency_visit: emergencyVisit, hour } })
      return { currency, visit, emergencyVisit, hour }
    }),
})
