import { EngineError } from '../../contract/errors'
import { traceSignals, type SignalRange, type unitCalls } from '../../contract/unit'
import { quoteName } from '../../db/quote'
import { toArrow } from '../../db/to-arrow'
import type { Answer } from '../answer'
import trace from './trace.sql?raw'

export const unitTrace: Answer<(typeof unitCalls)['unit.trace']> = async (context, input) => {
  const from = Date.parse(input.from)
  const to = Date.parse(input.to)
  if (!(to > from)) throw new EngineError('bad-arguments', 'The trace ends before it starts: choose a later end.')
  const telemetry = await context.telemetry({ unitIds: [input.unitId], fromTs: input.from, toTs: input.to, circuitNo: input.circuitNo })
  const signals = [...new Set(input.signals)].map(quoteName).join(', ')
  const sql = trace.replaceAll('/*signals*/', () => signals).replace('/*telemetry*/', () => telemetry)
  return toArrow(await context.columns(sql, { from, width: (to - from) / input.buckets }))
}

export const unitSignals: Answer<(typeof unitCalls)['unit.signals']> = async (context, { unitId, circuitNo }) => {
  const telemetry = await context.telemetry({ unitIds: [unitId], circuitNo })
  const counts = traceSignals.map((name) => `count(${quoteName(name)}) AS ${quoteName(name)}`).join(', ')
  const [row] = await context.read<Record<string, number>>(`SELECT count(*) AS samples, ${counts} FROM (${telemetry})`)
  const total = row?.['samples'] ?? 0
  const found: SignalRange[] = []
  for (const signal of traceSignals) {
    const samples = row?.[signal] ?? 0
    if (samples > 0) found.push({ signal, samples, share: samples / total })
  }
  return found
}
