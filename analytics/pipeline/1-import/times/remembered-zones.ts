import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Recognised } from '../profiles/profile'

const zoneOfSource = z.object({ source: z.string(), format: z.string(), unit_id: z.string().nullable(), zone: z.string() })
const record = z.object({ schema: z.literal('subcool/zones@1'), zones: z.array(zoneOfSource) })

/** The zone that times without one were in, of exports of one kind and unit. */
export type ZoneOfSource = z.output<typeof zoneOfSource>

const zonesName = 'zones.json'

/** What tells exports of one kind from others: the profile and the columns. */
const sourceOf = ({ profile, columns }: Pick<Recognised, 'profile' | 'columns'>): string =>
  createHash('sha256')
    .update(JSON.stringify([profile, columns.map(({ source }) => source)]))
    .digest('hex')
    .slice(0, 16)

/** What earlier imports were told about zones, the latest first; those that were taken back say nothing any more. */
export const rememberedZones = (importsFolder: string): ZoneOfSource[] =>
  (existsSync(importsFolder) ? readdirSync(importsFolder).sort().toReversed() : []).flatMap((importId) => {
    const path = join(importsFolder, importId, zonesName)
    return existsSync(path) ? zonesIn(path) : []
  })

const zonesIn = (path: string): ZoneOfSource[] => {
  try {
    return record.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data?.zones ?? []
  } catch {
    return []
  }
}

/** The zone of such an export of this unit, else of all units where these have one zone alone. */
export const rememberedZone = (remembered: readonly ZoneOfSource[], recognised: Recognised, unitId: string | undefined): string | undefined => {
  const source = sourceOf(recognised)
  const alike = remembered.filter((one) => one.source === source)
  const own = alike.find((one) => one.unit_id === (unitId ?? null))
  if (own !== undefined) return own.zone
  const zones = new Set(alike.map(({ zone }) => zone))
  return zones.size === 1 ? [...zones][0] : undefined
}

/** Keeps in the record of an import what zone its files were told to be in. */
export const keepZones = (folder: string, files: readonly { recognised: Recognised; unitId: string | undefined; zone: string }[]): void => {
  if (files.length === 0) return
  const zones = new Map<string, ZoneOfSource>()
  for (const { recognised, unitId, zone } of files) {
    const one = { source: sourceOf(recognised), format: recognised.format, unit_id: unitId ?? null, zone }
    zones.set(JSON.stringify([one.source, one.unit_id]), one)
  }
  const sorted = [...zones].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  writeFileSync(join(folder, zonesName), `${JSON.stringify({ schema: 'subcool/zones@1', zones: sorted }, null, 1)}\n`)
}
