import type { FileHead } from '../../reading/file-head'
import { cellText, type AdaptedRegister } from '../adapted-register'
import { asUtc, startOfHour } from './local-hours'

const column = { year: 0, month: 1, day: 2, hour: 3, minute: 4, dryBulb: 6, humidity: 8, globalHorizontal: 13, windSpeed: 21, rain: 33 } as const

/** EnergyPlus weather (EPW): eight header lines, hours 1 to 24 of local standard time. Its place is the WMO number of the station. */
export const epw = (head: FileHead): AdaptedRegister | undefined => {
  const [location = '', ...rest] = head.lines
  const cells = location.split(',').map((cell) => cell.trim())
  const headerLine = rest.slice(0, 12).findIndex((line) => /^DATA PERIODS,/i.test(line)) + 2
  if (cells[0]?.toUpperCase() !== 'LOCATION' || cells.length < 10 || headerLine < 2) return undefined
  const [, city, , , , station = '', , , zone = '0'] = cells
  const perHour = Number(head.lines[headerLine - 1]?.split(',')[2]) || 1
  const minutes = `coalesce(try_cast(cells[${column.minute + 1}] AS INTEGER) - ${60 / perHour}, 0)`
  const date = `concat_ws('-', ${[column.year, column.month, column.day].map((index) => cellText(index)).join(', ')})`
  return {
    kind: 'weather',
    note: `EPW weather of ${city ?? station}; its place is ${station}.`,
    headerLine,
    delimiter: ',',
    columns: {
      station_id: `'${station.replaceAll("'", "''")}'`,
      ts: asUtc(startOfHour(date, cellText(column.hour), perHour === 1 ? '0' : minutes), zone, date),
      outdoor_c: cellText(column.dryBulb, ['99.9', '99.90']),
      rh_pct: cellText(column.humidity, ['999', '999.0']),
      wind_m_s: cellText(column.windSpeed, ['999', '999.0']),
      ghi_w_m2: cellText(column.globalHorizontal, ['9999', '9999.0']),
      precip_mm: cellText(column.rain, ['999', '999.0']),
    },
  }
}
