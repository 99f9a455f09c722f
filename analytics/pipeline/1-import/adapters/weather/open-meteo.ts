import { basename } from 'node:path'
import type { FileHead } from '../../reading/file-head'
import { splitRecord } from '../../reading/split-record'
import { cellText, type AdaptedRegister } from '../adapted-register'

const metersPerSecond: Readonly<Record<string, number>> = { 'km/h': 1 / 3.6, 'm/s': 1, ms: 1, mph: 0.44704, 'mp/h': 0.44704, kn: 1852 / 3600 }

/**
 * Hours of Open-Meteo, with or without its three lines on the place. Columns name their unit, else have the service's own
 * (°C, km/h, mm). Its place is the name of the file without a date at its end.
 */
export const openMeteo = (head: FileHead): AdaptedRegister | undefined => {
  const isAbout = (head.lines[0] ?? '').startsWith('latitude,longitude,')
  const headerIndex = isAbout ? head.lines.findIndex((line) => ['time,', 'timestamp,'].some((name) => line.startsWith(name))) : 0
  const columns = splitRecord(head.lines[headerIndex] ?? '', ',').map((name) => /^\s*([a-z0-9_]+)(?:\s*\((.*)\))?\s*$/.exec(name)?.slice(1) ?? [])
  const at = (name: string): number => columns.findIndex(([own]) => own === name)
  const unitOf = (name: string): string => columns[at(name)]?.[1] ?? ''
  if (at('temperature_2m') < 0 || at('time') + at('timestamp') !== -1) return undefined
  const time = `cells[1]`
  const ahead = isAbout ? Number(splitRecord(head.lines[1] ?? '', ',')[splitRecord(head.lines[0] ?? '', ',').indexOf('utc_offset_seconds')] ?? 0) || 0 : 0
  const number = (name: string): string => `try_cast(${cellText(at(name))} AS DOUBLE)`
  const scaled = (name: string, factor: number, offset = 0): string =>
    at(name) < 0 ? 'NULL' : factor === 1 && offset === 0 ? cellText(at(name)) : `coalesce(round((${number(name)} - ${offset}) * ${factor}, 4)::VARCHAR, ${cellText(at(name))})`
  const isFahrenheit = unitOf('temperature_2m').includes('F')
  const direct = at('direct_radiation') >= 0 && at('diffuse_radiation') >= 0 ? `(${number('direct_radiation')} + ${number('diffuse_radiation')})::VARCHAR` : 'NULL'
  const place = placeOf(head.file.label)
  return {
    kind: 'weather',
    note: `Open-Meteo weather; its place is ${place}.`,
    headerLine: headerIndex + 1,
    delimiter: ',',
    columns: {
      station_id: `'${place.replaceAll("'", "''")}'`,
      ts: `CASE WHEN regexp_matches(${time}, '([+-]\\d\\d:?\\d\\d|Z)$') THEN ${time} ELSE coalesce(strftime(try_cast(${time} AS TIMESTAMP) - to_seconds(${ahead}), '%Y-%m-%d %H:%M:%S'), ${time}) END`,
      outdoor_c: scaled('temperature_2m', isFahrenheit ? 5 / 9 : 1, isFahrenheit ? 32 : 0),
      rh_pct: scaled('relative_humidity_2m', 1),
      wind_m_s: scaled('wind_speed_10m', metersPerSecond[unitOf('wind_speed_10m')] ?? 1 / 3.6),
      ghi_w_m2: at('shortwave_radiation') < 0 ? direct : scaled('shortwave_radiation', 1),
      precip_mm: scaled('precipitation', unitOf('precipitation').startsWith('in') ? 25.4 : 1),
    },
  }
}

/** `poznan-2024-07.csv` is of `poznan`. */
const placeOf = (label: string): string => {
  const stem = basename(label).replace(/\.(csv|txt)?(\.(gz|zst))?$/i, '')
  return stem.replace(/[-_. ]*(19|20)\d\d([-_]?\d\d){0,2}$/, '') || stem
}
