import { closeSync, openSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { EngineError } from '../../../contract/errors'
import type { FoundFile } from '../recognising/discover'
import type { Recognised } from '../profiles/profile'
import type { Adapted } from './adapted'
import { signalOfFeed } from './phpfina-feeds'
import { utcSeconds } from './utc-seconds'

const metaBytes = 16
const valueBytes = 4
const earliestStart = Date.UTC(1990, 0, 1) / 1000
const latestStart = Date.UTC(2100, 0, 1) / 1000
const longestInterval = 86_400
const pointsAtOnce = 1 << 14

interface Grid {
  /** Seconds between two points. */
  interval: number
  /** Unix time of the first point. */
  start: number
}

/** The label of the file that has a feed's values, given that of its grid; or the other way round. */
export const feedPartner = (label: string): string | undefined =>
  /\.dat$/i.test(label) ? label.replace(/\.dat$/i, '.meta') : /\.meta$/i.test(label) ? label.replace(/\.meta$/i, '.dat') : undefined

/**
 * A feed of emoncms (PHPFina): `<name>.dat` holds a 32-bit float for each point, NaN for none; `<name>.meta` four 32-bit
 * numbers, of which the third is the interval in seconds and the fourth the Unix time of the first point (little-endian).
 * Undefined for a file that is none. Errors: `file-damaged`, `no-rows`, `file-unrecognised` for a feed that is no known signal.
 */
export const adaptFeed = (values: FoundFile, meta: FoundFile): Adapted | undefined => {
  if (meta.size !== metaBytes) return undefined
  const grid = gridOf(meta)
  if (grid === undefined)
    throw new EngineError('file-damaged', `${meta.label} gives no interval and start that an emoncms feed can have.`, { hint: 'Copy the pair of .meta and .dat again.' })
  const points = Math.floor(values.size / valueBytes)
  if (points === 0) throw new EngineError('no-rows', `${values.label} is an emoncms feed without a value.`, { hint: 'Export a feed that has data.' })
  const feed = basename(values.label).replace(/\.dat$/i, '')
  const signal = signalOfFeed(feed)
  if (signal === undefined)
    throw new EngineError('file-unrecognised', `${values.label} is the emoncms feed ${feed}, which stands for no signal that Subcool knows.`, {
      hint: 'Name the pair after its feed as emoncms does, such as heatpump_elec, heatpump_heat, heatpump_flowT, heatpump_returnT, heatpump_outsideT, heatpump_roomT.',
    })
  const recognised: Recognised = {
    format: 'emoncms PHPFina feed',
    profile: 'emoncms-phpfina',
    evidence: `a value every ${grid.interval} s from ${utcSeconds()(grid.start)}, in the feed ${feed}`,
    csv: { delimiter: ',', skipLines: 1 },
    columns: [{ source: 'time', type: 'TIMESTAMPTZ' }, { source: feed, type: 'DOUBLE' }],
    timeColumn: 0,
    timeHasZone: true,
    sampleS: grid.interval,
    signals: { [signal]: 'c1' },
  }
  return { recognised, rows: points, write: (path, abort) => writePoints(values, grid, feed, { path, signal: abort }), parts: [meta.label] }
}

const gridOf = (meta: FoundFile): Grid | undefined => {
  const descriptor = openSync(meta.path, 'r')
  try {
    const bytes = Buffer.alloc(metaBytes)
    if (readSync(descriptor, bytes, 0, metaBytes, 0) < metaBytes) return undefined
    const [interval, start] = [bytes.readUInt32LE(8), bytes.readUInt32LE(12)]
    return interval >= 1 && interval <= longestInterval && start >= earliestStart && start < latestStart ? { interval, start } : undefined
  } finally {
    closeSync(descriptor)
  }
}

/** A line for each point that has a value; the file is never whole in memory. */
const writePoints = async (values: FoundFile, { interval, start }: Grid, feed: string, { path, signal }: { path: string; signal: AbortSignal | undefined }): Promise<void> => {
  const time = utcSeconds()
  const from = await open(values.path, 'r')
  const to = await open(path, 'w')
  try {
    await to.writeFile(`time,${feed}\n`)
    const bytes = Buffer.alloc(pointsAtOnce * valueBytes)
    for (let point = 0; ; ) {
      signal?.throwIfAborted()
      const { bytesRead } = await from.read(bytes, 0, bytes.length, point * valueBytes)
      const points = Math.floor(bytesRead / valueBytes)
      if (points === 0) return
      let lines = ''
      for (let index = 0; index < points; index++, point++) {
        const value = bytes.readFloatLE(index * valueBytes)
        if (Number.isFinite(value)) lines += `${time(start + point * interval)},${value.toPrecision(7)}\n`
      }
      await to.writeFile(lines)
    }
  } finally {
    await from.close()
    await to.close()
  }
}
