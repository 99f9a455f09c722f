import { unzipSync, zipSync } from 'fflate'
import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import { guardText } from '../guard-text'

export interface SheetColumn {
  title: string
  /** Width in characters. */
  width: number
  /** `day` cells are texts `YYYY-MM-DD` and become real dates. */
  is: 'text' | 'number' | 'day'
  /** Format of numbers, such as `0.00`. */
  format?: string
}

export type SheetCell = string | number | null

export interface WorkbookSheet {
  /** At most 31 characters. */
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
  /** Puts filter buttons on the header row and keeps the first column in sight. */
  filter?: boolean
}

type WorkbookFeature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number]

const longestText = 32_767
const zipEpoch = new Date(1980, 0, 1)
const header = { fontWeight: 'bold', backgroundColor: '#E8EDF2', alignVertical: 'top' } as const

/**
 * The bytes of an XLSX workbook (ECMA-376): header row bold and frozen, real dates and numbers, texts wrapped and guarded
 * against being run, cut at the 32,767 characters a cell can hold. The same sheets give the same bytes.
 */
export const workbookBytes = async (sheets: readonly WorkbookSheet[]): Promise<Uint8Array> => {
  const written = await writeXlsxFile(
    sheets.map(({ name, columns, rows, filter }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      ...(filter === true ? { stickyColumnsCount: 1, orientation: 'landscape' as const } : {}),
      data: [
        columns.map(({ title }): CellObject => ({ value: title, type: String, ...header })),
        ...rows.map((row) => columns.map((column, index) => cellOf(column, row[index] ?? null))),
      ],
    })),
    { fontFamily: 'Calibri', fontSize: 11, features: [filterButtons(sheets)] },
  ).toBuffer()
  return zipSync(unzipSync(written), { mtime: zipEpoch, level: 6 })
}

const cellOf = ({ is, format }: SheetColumn, value: SheetCell): CellObject | null => {
  if (value === null || value === '') return null
  if (is === 'day') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' }
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top', ...(format === undefined ? {} : { format }) }
  return { value: guardText(value).slice(0, longestText), type: String, wrap: true, alignVertical: 'top' }
}

const filterButtons = (sheets: readonly WorkbookSheet[]): WorkbookFeature => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const sheet = sheets[sheetIndex]
          if (sheet?.filter !== true || sheet.rows.length === 0) return xml
          const range = `A1:${columnLetters(sheet.columns.length - 1)}${sheet.rows.length + 1}`
          return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
        },
      },
    },
  },
})

/** `A` for 0, `AA` for 26: the name a spreadsheet gives a column. */
export const columnLetters = (index: number): string =>
  (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
