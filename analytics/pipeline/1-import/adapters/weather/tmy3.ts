import type { FileHead } from '../../reading/file-head'
import { splitRecord } from '../../reading/split-record'
import { cellText, type AdaptedRegister } from '../adapted-register'
import { asUtc, startOfHour } from './local-hours'

const none = ['-9900', '-9900.0', '-999', '-99', '-99.0']

/** Typical weather of NREL (TMY3): a line for the station, then the header; `01:00` to `24:00` of local standard time name the end of their hour. */
export const tmy3 = (head: FileHead): AdaptedRegister | undefined => {
  const [first = '', second = ''] = head.lines
  const names = splitRecord(second, ',').map((name) => name.trim())
  const at = (name: string): number => names.indexOf(name)
  if (!/^Date \(MM\/DD\/YYYY\)$/.test(names[0] ?? '') || at('Time (HH:MM)') !== 1 || at('Dry-bulb (C)') < 0) return undefined
  const [station = '', name = station, , zone = '0'] = splitRecord(first, ',').map((cell) => cell.trim())
  const text = (column: string): string => (at(column) < 0 ? 'NULL' : cellText(at(column), none))
  const hour = `split_part(cells[2], ':', 1)`
  const date = `concat_ws('-', split_part(cells[1], '/', 3), split_part(cells[1], '/', 1), split_part(cells[1], '/', 2))`
  const rain = at('Lprecip quantity (hr)') < 0 ? 'NULL' : `CASE WHEN try_cast(${cellText(at('Lprecip quantity (hr)'))} AS DOUBLE) = 1 THEN ${text('Lprecip depth (mm)')} END`
  return {
    kind: 'weather',
    note: `TMY3 weather of ${name}; its place is ${station}. Its months are of several past years.`,
    headerLine: 2,
    delimiter: ',',
    columns: {
      station_id: `'${station.replaceAll("'", "''")}'`,
      ts: asUtc(startOfHour(date, hour, '0'), zone, 'cells[1]'),
      outdoor_c: text('Dry-bulb (C)'),
      rh_pct: text('RHum (%)'),
      wind_m_s: text('Wspd (m/s)'),
      ghi_w_m2: text('GHI (W/m^2)'),
      precip_mm: rain,
    },
  }
}
