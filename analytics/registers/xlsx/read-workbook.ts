import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { EngineError } from '../../contract/errors'

export type SheetValue = string | number | boolean | Date | null

export interface Sheet {
  name: string
  /** Row by row from the first of the sheet, empty ones too. */
  rows: SheetValue[][]
}

const largestUnpacked = 256 << 20
const mostFiles = 2000
const mostRows = 1_048_576

/**
 * The sheets of an XLSX workbook with the values a spreadsheet shows: those of formulas are the ones it kept, dates are dates.
 * Errors: `register-invalid` for what is no workbook, or one that unpacks to more than 256 MiB.
 */
export const readWorkbook = async (bytes: Uint8Array, label: string): Promise<Sheet[]> => {
  const files = unpack(bytes, label)
  refuseWideAddresses(files, label)
  keepErrorValues(files)
  try {
    const sheets = await readXlsxFile(arrayBufferOf(zipSync(files, { level: 0 })), { trim: false })
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(valueOf)) }))
  } catch (cause) {
    throw noWorkbook(label, cause)
  }
}

const unpack = (bytes: Uint8Array, label: string): Record<string, Uint8Array> => {
  let unpacked = 0
  let count = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize
        if (unpacked > largestUnpacked || ++count > mostFiles) throw tooLarge(label)
        return /\.(xml|rels)$/i.test(name)
      },
    })
  } catch (cause) {
    throw cause instanceof EngineError ? cause : noWorkbook(label, cause)
  }
}

/** A cell far outside what a sheet can hold would make a list of all the empty ones before it. */
const refuseWideAddresses = (files: Record<string, Uint8Array>, label: string): void => {
  for (const [name, content] of Object.entries(files)) {
    if (!/worksheets\/[^/]+\.xml$/i.test(name)) continue
    for (const [, letters = '', digits = ''] of strFromU8(content).matchAll(/\sr="([A-Z]{4,}|[A-Z]*?)(\d{7,}|\d*)"/gi))
      if (letters.length > 3 || Number(digits) > mostRows) throw tooLarge(label)
  }
}

/** A cell whose formula failed is read as the text it shows, `#VALUE!`: it then counts as unreadable instead of empty. */
const keepErrorValues = (files: Record<string, Uint8Array>): void => {
  for (const [name, content] of Object.entries(files)) {
    if (!/worksheets\/[^/]+\.xml$/i.test(name)) continue
    const xml = strFromU8(content)
    const kept = xml.replace(/(<c\b[^>]*\st=)"e"/g, '$1"str"')
    if (kept !== xml) files[name] = strToU8(kept)
  }
}

const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer

const valueOf = (value: unknown): SheetValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date ? value : null

const tooLarge = (label: string): EngineError =>
  new EngineError('register-invalid', `${label} unpacks to more than a register can hold.`, { hint: 'Save only the register as a new workbook, or as CSV.' })

const noWorkbook = (label: string, cause: unknown): EngineError =>
  new EngineError('register-invalid', `${label} can't be read as an XLSX workbook.`, {
    detail: cause instanceof Error ? cause.message : String(cause),
    hint: 'Save it again as XLSX, or as CSV in UTF-8.',
    cause,
  })
