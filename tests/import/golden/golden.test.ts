import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportFileResult } from '../../../analytics/pipeline/1-import/import-result'
import { fixture, newEngine } from '../../support/projects'
import { copies, readGolden, type GoldenLine } from './golden-table'

const notExports = /(^|\/)(licen[cs]e[^/]*|[al]?gpl[^/]*)$/i

const lineOf = (folder: string, file: ImportFileResult): GoldenLine => {
  const { status, code, rows_read, rows_loaded, rows_rejected, rows_duplicate, from_at, to_at } = file
  return { folder, file: file.file, status, code: code ?? '', rows_read, rows_loaded, rows_rejected, rows_duplicate, from_at: from_at ?? '', to_at: to_at ?? '' }
}

const totalOf = (folder: string, units: number, lines: readonly GoldenLine[]): GoldenLine => {
  const sum = (key: 'rows_read' | 'rows_loaded' | 'rows_rejected' | 'rows_duplicate') => lines.reduce((total, line) => total + line[key], 0)
  const times = lines.flatMap(({ from_at, to_at }) => [from_at, to_at]).filter((time) => time !== '').sort()
  return { folder, file: '', status: `${units} units`, code: '', rows_read: sum('rows_read'), rows_loaded: sum('rows_loaded'), rows_rejected: sum('rows_rejected'), rows_duplicate: sum('rows_duplicate'), from_at: times[0] ?? '', to_at: times.at(-1) ?? '' }
}

const imported = async (folder: string, roots: string[]): Promise<{ lines: GoldenLine[]; documents: ImportFileResult[] }> => {
  const { files, units } = await (await newEngine()).import({ files: roots, acceptTruncated: false })
  const lines = files.filter(({ file }) => !notExports.test(file)).map((file) => lineOf(folder, file))
  return { lines: [...lines, totalOf(folder, units.length, lines)], documents: files.filter(({ file }) => notExports.test(file)) }
}

const inOrder = (lines: readonly GoldenLine[]): GoldenLine[] => [...lines].sort((a, b) => (a.file < b.file ? -1 : 1))

const checkAgainst = (table: string, rootsOf: (folder: string) => string[]): void => {
  test.each(Object.keys(copies))('%s', async (folder) => {
    const golden = readGolden(table).filter((line) => line.folder === folder)
    expect(golden.length).toBeGreaterThan(1)
    const { lines, documents } = await imported(folder, rootsOf(folder))
    expect(inOrder(lines)).toEqual(inOrder(golden))
    expect(documents.filter(({ status, code }) => status !== 'refused' || code !== 'not-an-export')).toEqual([])
  }, 120_000)
}

describe('rows, times and refusals of small copies of recorded exports are those counted from the raw files', () => checkAgainst('fixtures.csv', (folder) => (copies[folder] ?? []).map(fixture)))

const shared = process.env['SUBCOOL_SHARED_DATA']
if (shared !== undefined)
  describe('those of the whole folders, too', () => {
    test('are there', () => expect(existsSync(shared)).toBe(true))
    checkAgainst('shared-data.csv', (folder) => [join(shared, folder)])
  })

test('refused are only error payloads of ViCare, files of a byte order mark, prices and grid of Home Assistant, and features without times', () => {
  const refused = readGolden('shared-data.csv').filter(({ status }) => status === 'refused').map(({ folder, file, code }) => `${folder}/${file} ${code}`)
  const known = [/vicare.*(device_offline|gateway_offline|rate_limit|expired_token|error_50[02])\.json no-rows$/, /nibe.*history-export\([2346]\)\.csv file-empty$/, /home-assistant.*(grid_power|energy_prices|recent_sample|stats_sample)\.csv file-unrecognised$/, /modulation_features\.csv no-time-column$/]
  expect(refused.filter((one) => !known.some((pattern) => pattern.test(one)))).toEqual([])
})
