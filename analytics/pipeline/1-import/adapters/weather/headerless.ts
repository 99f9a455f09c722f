import { basename } from 'node:path'
import type { FileHead } from '../../reading/file-head'
import { splitRecord } from '../../reading/split-record'
import { cellText, type AdaptedRegister } from '../adapted-register'
import { regularTimes } from './regular-times'
import { tellWeather } from './tell-weather'

const weatherWord = /weather|wetter|v(ä|ae|a)der|meteo/i
const wordsOfForm = /^((half)?hourly|daily|minutely|no|without|header|noheader|headerless|data|export|history)$/i
const delimiters = [',', ';', '\t'] as const
const mostUnread = 0.01

/**
 * A table of weather without a header, by its name and its values: the first column counts seconds or milliseconds since 1970 at
 * regular steps, temperature and humidity are told by how they move together, sunshine by its nights. No column counts by its place
 * alone: where the values leave a doubt the file is none. Its place is the file's name without words for weather and dates.
 */
export const headerlessWeather = (head: FileHead): AdaptedRegister | undefined => {
  if (!weatherWord.test(basename(head.file.label).normalize('NFC'))) return undefined
  const delimiter = delimiters.find((one) => (head.lines[0] ?? '').includes(one))
  const rows = delimiter === undefined ? [] : numbersOf(head.lines, delimiter)
  const times = regularTimes(rows.map(([time = NaN]) => time))
  if (delimiter === undefined || times === undefined) return undefined
  const width = rows[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, index) => (index === 0 ? [] : rows.map((row) => row[index] ?? NaN)))
  const told = tellWeather(columns, times.seconds)
  if (told === undefined) return undefined
  const { temperature, humidity, radiation } = told
  const place = placeOf(head.file.label)
  const seconds = `try_cast(${cellText(0)} AS DOUBLE)${times.perSecond === 1 ? '' : ` / ${times.perSecond}`}`
  return {
    kind: 'weather',
    note: noteOf(told, width, place),
    headerLine: 0,
    delimiter,
    columns: {
      station_id: `'${place.replaceAll("'", "''")}'`,
      ts: `coalesce(strftime(make_timestamp((${seconds} * 1e6)::BIGINT), '%Y-%m-%d %H:%M:%S'), ${cellText(0)})`,
      outdoor_c: cellText(temperature),
      rh_pct: cellText(humidity),
      ...(radiation === undefined ? {} : { ghi_w_m2: cellText(radiation) }),
    },
  }
}

/** Cells as numbers, NaN for an empty one; none where too many can't be read or the first line holds words. */
const numbersOf = (lines: readonly string[], delimiter: string): number[][] => {
  const rows = lines.filter((line) => line.trim() !== '').map((line) => splitRecord(line, delimiter).map((cell) => (cell.trim() === '' ? NaN : Number(cell))))
  const width = rows[0]?.length ?? 0
  const read = rows.filter((row, index) => row.length === width && row.every((value, column) => !Number.isNaN(value) || (column > 0 && isEmptyCell(lines, index, column, delimiter))))
  return width < 3 || read[0] !== rows[0] || rows.length - read.length > mostUnread * rows.length ? [] : read
}

const isEmptyCell = (lines: readonly string[], row: number, column: number, delimiter: string): boolean => splitRecord(lines[row] ?? '', delimiter)[column]?.trim() === ''

const noteOf = ({ temperature, humidity, radiation }: { temperature: number; humidity: number; radiation: number | undefined }, width: number, place: string): string => {
  const told = [`column ${temperature + 1} as temperature`, `column ${humidity + 1} as humidity`, ...(radiation === undefined ? [] : [`column ${radiation + 1} as global radiation`])]
  const rest = Array.from({ length: width - 1 }, (_, index) => index + 1).filter((index) => ![temperature, humidity, radiation].includes(index))
  const left = rest.length === 0 ? '' : ` ${rest.length === 1 ? 'Column' : 'Columns'} ${rest.map((index) => index + 1).join(', ')} ${rest.length === 1 ? 'was' : 'were'} left out.`
  return `Weather without a header; what its columns are is a guess from their values: ${told.join(', ')}.${left} Its place is ${place}.`
}

/** `llanberis2024_weather_halfhourly_noheader.csv.gz` is of `llanberis`. */
const placeOf = (label: string): string => {
  const stem = basename(label).normalize('NFC').replace(/\.(csv|txt|dat|tsv)?(\.(gz|zst))?$/i, '')
  const words = stem
    .replace(/(19|20)\d\d([-_]?\d\d){0,2}(?!\d)/g, '_')
    .split(/[-_. ]+/)
    .map((word) => word.replace(weatherWord, ''))
    .filter((word) => word !== '' && !wordsOfForm.test(word))
  return words.join('-') || stem
}
