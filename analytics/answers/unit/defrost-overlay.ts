import type { unitCalls } from '../../contract/unit'
import { toArrow } from '../../db/to-arrow'
import type { Answer } from '../answer'

const cycles = 16
const lastSql = `SELECT started_at, ended_at FROM defrost_cycle WHERE unit_id = $unitId ORDER BY started_at DESC LIMIT ${cycles}`

/** Coil temperature, else power, from 10 min before to 15 min after the start of the latest defrosts, each from its own start. */
export const defrostOverlay: Answer<(typeof unitCalls)['unit.defrostOverlay']> = async (context, { unitId }) => {
  const last = await context.read<{ started_at: string; ended_at: string }>(lastSql, { unitId })
  const first = last.at(-1)
  const latest = last[0]
  if (first === undefined || latest === undefined) return toArrow(await context.columns(`SELECT 0::DOUBLE AS cycle, 0::DOUBLE AS minute, 0::DOUBLE AS coil_c, 0::DOUBLE AS power_w, NULL::TIMESTAMP AS started_at WHERE false`))
  const around = (iso: string, minutes: number): string => new Date(Date.parse(iso.endsWith('Z') ? iso : `${iso}Z`) + minutes * 60_000).toISOString()
  const telemetry = await context.telemetry({ unitIds: [unitId], fromTs: around(first.started_at, -10), toTs: around(latest.ended_at, 16) })
  return toArrow(
    await context.columns(
      `WITH last AS (${lastSql}), numbered AS (SELECT row_number() OVER (ORDER BY started_at DESC) - 1 AS cycle, started_at, ended_at FROM last)
       SELECT n.cycle, epoch(t.ts - n.started_at) / 60 AS minute, t.outdoor_coil_c::DOUBLE AS coil_c, t.power_w::DOUBLE AS power_w, n.started_at
       FROM ${telemetry} t JOIN numbered n ON t.ts BETWEEN n.started_at - INTERVAL 10 MINUTE AND n.ended_at + INTERVAL 15 MINUTE
       ORDER BY n.cycle, t.ts`,
      { unitId },
    ),
  )
}
