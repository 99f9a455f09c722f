import { z } from 'zod'
import { job, json, query } from './define'
import { profileDraft } from './thresholds'

export interface ProjectInfo {
  name: string
  /** The project folder. */
  path: string
  version: string
  units: number
  rows: number
  imports: number
  /** Those that are open. */
  findings: number
  workOrders: number
  /** Days `YYYY-MM-DD`; null before the first analysis. */
  asOf: string | null
  dataTo: string | null
  zone: string | null
  /** True when the fleet was made by the simulator. */
  simulated: boolean
}

export interface AnalysisSummary {
  asOf: string
  dataTo: string | null
  units: number
  findings: number
  workOrders: number
  /** Where the reports of this analysis are. */
  reportsDir: string
  seconds: { features: number; models: number; findings: number; reports: number }
}

export interface SampleSummary {
  units: number
  findings: number
  workOrders: number
}

export const projectCalls = {
  'project.info': query(z.strictObject({}), json<ProjectInfo>()),
  /** Without a day the last one of a simulated fleet, else today; with `profile` under other thresholds from now on. */
  'project.analyse': job(z.strictObject({ asOf: z.iso.date().optional(), profile: profileDraft.optional() }), json<AnalysisSummary>()),
  /** Makes, imports and analyses the simulated sample fleet in an empty project; does nothing where it already is. */
  'project.load-sample': job(z.strictObject({}), json<SampleSummary>()),
}
