import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { openDatabase } from '../../analytics/db/database'
import { readRow, run } from '../../analytics/db/query'
import csvCells from '../../analytics/documents/csv_cells.sql?raw'
import { guardText } from '../../analytics/documents/guard-text'
import { columnLetters, workbookBytes, type WorkbookSheet } from '../../analytics/documents/xlsx/workbook'

const sheets: WorkbookSheet[] = [
  {
    name: 'First',
    columns: [
      { title: 'id', width: 10, is: 'text' },
      { title: 'due_on', width: 11, is: 'day' },
      { title: 'cost', width: 9, is: 'number', format: '#,##0.00' },
    ],
    rows: [
      ['=1+1', '2026-02-28', 1234.5],
      ['Łódź <&> "quoted"\nline two \u0001 end', null, -3],
      [null, '1999-12-31', null],
      ['x'.repeat(40_000), '2026-03-01', 0],
    ],
    filter: true,
  },
  { name: 'Second', columns: [{ title: 'only', width: 5, is: 'text' }], rows: [] },
]

test('what is written is read back: dates, numbers, texts, guarded formulas, cut cells', async () => {
  const [first, second] = await readXlsxFile(Buffer.from(await workbookBytes(sheets)))
  expect(first?.sheet).toBe('First')
  expect(first?.data.slice(0, 4)).toEqual([
    ['id', 'due_on', 'cost'],
    ["'=1+1", new Date('2026-02-28T00:00:00Z'), 1234.5],
    ['Łódź <&> "quoted"\nline two  end', null, -3],
    [null, new Date('1999-12-31T00:00:00Z'), null],
  ])
  expect(String(first?.data[4]?.[0]).length).toBe(32_767)
  expect(second).toEqual({ sheet: 'Second', data: [['only']] })
})

test('the header row is frozen and has filter buttons, texts are wrapped, and no file of the archive has a time', async () => {
  const bytes = await workbookBytes(sheets)
  expect(Buffer.from(bytes).equals(Buffer.from(await workbookBytes(sheets)))).toBe(true)
  const files = unzipSync(bytes)
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array)
  expect(sheet).toContain('</sheetData><autoFilter ref="A1:C5"/>')
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
  expect(sheet).toMatch(/<col [^>]*width="11"/)
  expect(strFromU8(files['xl/worksheets/sheet2.xml'] as Uint8Array)).not.toContain('autoFilter')
  expect(strFromU8(files['xl/styles.xml'] as Uint8Array)).toMatch(/wrapText="1"/)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  let at = 0
  for (const _name of Object.keys(files)) {
    expect(view.getUint32(at, true)).toBe(0x04034b50)
    expect([view.getUint16(at + 10, true), view.getUint16(at + 12, true)]).toEqual([0, 0x21])
    at += 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true) + view.getUint32(at + 18, true)
  }
})

test('columns are named as spreadsheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

test('a text is guarded in a workbook exactly as in CSV', async () => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 200, tempDirectory: '/tmp', onlyFolders: [] })
  const connection = await database.connect()
  try {
    await run(connection, csvCells)
    for (const cell of ['=1+1', '+1', '-2.5', '-3,5e7', '-x', '@A1', '\tq', 'plain', '+', '-1-1', "'=x"])
      expect((await readRow<{ text: string }>(connection, 'SELECT csv_text($cell) AS text', { cell }))?.text).toBe(guardText(cell))
  } finally {
    connection.closeSync()
    database.close()
  }
})
