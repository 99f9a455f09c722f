import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { recompute } from '../../../analytics/compliance/store'
import { readRow } from '../../../analytics/db/query'
import { createEngine, type Engine } from '../../../analytics/engine'
import { complianceContext, lastCompliance } from '../../../analytics/engine/compliance'
import { openProject } from '../../../analytics/project/open-project'
import { writeFleetRecords } from '../compliance/records'

const asOf = '2026-11-30'
const recipe = { eventsPerCircuit: 20, from: '2017-01-01', to: asOf, seed: 1 }

export interface ComplianceFigures {
  circuits: number
  events: number
  /** Seconds of computing all circuits anew, of computing one, and of saving one record with all that follows; medians. */
  all: number
  one: number
  saved: number
  /** Of the audit pack. */
  pack: { circuits: number; files: number; seconds: number }
}

/** Compliance of ten years of records, of one changed record, and an audit pack, in one process. */
export const computeRecords = async ({ folder }: { folder: string }): Promise<ComplianceFigures & { seconds: number }> => {
  const started = performance.now()
  const figures = await withRecords(folder, 10_000, async (engine) => {
    const { jobs } = engine.project
    const context = complianceContext(await lastCompliance(jobs))
    const facts = (await recompute(jobs, context)).facts
    const only = [{ appliance_id: 'A0000007', circuit_no: 1 }]
    const save = (index: number) =>
      call(engine, 'compliance.save-record', {
        register: 'refrigerant_events',
        record: { event_id: `SAVED-${index}`, appliance_id: 'A0000007', circuit_no: '1', service_date: asOf, event_kind: 'addition', refrigerant: 'R-410A', lb_added: '1' },
      })
    return {
      circuits: facts.length,
      events: (await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM refrigerant_event'))?.n ?? 0,
      all: await median(3, () => recompute(jobs, context)),
      one: await median(9, () => recompute(jobs, { ...context, only, known: facts })),
      saved: await median(5, save),
    }
  })
  const pack = await withRecords(folder, 850, async (engine) => {
    const bound = await readRow<{ n: number }>(engine.project.jobs, `SELECT count(*) AS n FROM circuit_regime WHERE regime IN ('82.157', '84.106', 'both')`)
    const out = join(folder, 'pack')
    const seconds = await median(1, () => call(engine, 'compliance.pack', { year: 2026, outDir: out }))
    return { circuits: bound?.n ?? 0, files: readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length, seconds }
  })
  return { ...figures, pack, seconds: (performance.now() - started) / 1000 }
}

const withRecords = async <T>(folder: string, circuits: number, work: (engine: Engine) => Promise<T>): Promise<T> => {
  rmSync(folder, { recursive: true, force: true })
  const records = join(folder, 'records')
  mkdirSync(records, { recursive: true })
  writeFleetRecords(records, { ...recipe, circuits })
  const engine = await createEngine(await openProject(join(folder, 'compliance.subcool'), { create: true }))
  try {
    await engine.import({ files: [records], acceptTruncated: false })
    await engine.analyse({ asOf })
    return await work(engine)
  } finally {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const call = (engine: Engine, name: string, input: unknown): Promise<unknown> =>
  engine.call(name, input, { signal: new AbortController().signal, onProgress: () => undefined })

const median = async (times: number, work: (index: number) => Promise<unknown>): Promise<number> => {
  const seconds: number[] = []
  for (let index = 0; index < times; index++) {
    const started = performance.now()
    await work(index)
    seconds.push((performance.now() - started) / 1000)
  }
  return seconds.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN
}
