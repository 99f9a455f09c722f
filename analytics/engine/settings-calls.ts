import type { EngineContract, Handlers } from '../contract'
import type { SettingsState } from '../contract/start'
import { readRow, readRows } from '../db/query'
import { memoryBudgetMb, type Project } from '../project/open-project'
import type { Readers } from './readers'
import { usedProfile } from './used-profile'

/** What the Settings screen shows of this project and computer. */
export const settingsHandlers = (project: Project, { user, use }: { user: string; use: Readers['use'] }): Handlers<Pick<EngineContract, 'settings.state'>> => ({
  'settings.state': (_input, { signal }) =>
    use(async (connection): Promise<SettingsState> => {
      const { costs } = await usedProfile(connection)
      const analysis = await readRow<{ zone: string | null }>(connection, 'SELECT zone FROM analysis')
      return {
        user,
        threads: project.threads,
        memoryMb: memoryBudgetMb().project,
        zone: analysis?.zone ?? null,
        currency: costs.currency,
        visitCost: costs.visit,
        emergencyCost: costs.emergency_visit,
        hourCost: costs.hour,
        tariffs: await readRows(
          connection,
          `SELECT t.tariff_id AS "tariffId", t.name, t.currency, t.kind, (SELECT count(*) FROM unit u WHERE u.tariff_id = t.tariff_id)::INTEGER AS units FROM tariff t ORDER BY t.tariff_id`,
        ),
      }
    }, signal),
})
