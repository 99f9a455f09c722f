import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { heading, list, paragraph } from '../../analytics/documents/pdf/blocks'
import { lineChart } from '../../analytics/documents/pdf/line-chart'
import { openPaper, type Paper } from '../../analytics/documents/pdf/paper'
import { signatureBlock } from '../../analytics/documents/pdf/signature'
import { table } from '../../analytics/documents/pdf/table'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'subcool-paper-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = async (name: string, build: (paper: Paper) => void): Promise<string> => {
  const path = join(folder, name)
  const paper = openPaper(path, { title: 'A title', dayOn: '2026-03-01', language: 'en-US', footer: 'The foot', pageWord: 'Page' })
  build(paper)
  await paper.close()
  return path
}
const textOf = (path: string): string => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
const structureOf = (path: string): string => execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8' })

test('long tables and paragraphs go on over pages, every row and word once in the structure, the header again on paper', async () => {
  const path = await write('long.pdf', (paper) => {
    heading(paper, 1, 'Long')
    paragraph(paper, Array.from({ length: 1500 }, (_, index) => `word${index}`).join(' '))
    table(paper, [{ title: 'Name', share: 2 }, { title: 'Number', share: 1, align: 'right' }], Array.from({ length: 120 }, (_, index) => [`row ${index}.`, String(index)]))
    list(paper, ['one', 'two'], true)
  })
  const printed = textOf(path)
  const structure = structureOf(path)
  for (let index = 0; index < 1500; index++) expect(structure.split(/[\s"]+/).filter((word) => word === `word${index}`).length, `word${index}`).toBe(1)
  expect(structure.match(/"row \d+\."/g)?.length).toBe(120)
  expect(structure.match(/"Number"/g)?.length).toBe(1)
  expect(printed.match(/Name +Number/g)?.length).toBeGreaterThan(2)
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1])
  expect(printed.match(/The foot/g)?.length).toBe(pages)
  expect(printed).toContain(`Page ${pages}`)
  expect(structure).not.toContain('The foot')
})

test('the file says PDF/UA, its language and title, embeds every font and carries the alternative text of figures', async () => {
  const path = await write('chart.pdf', (paper) => {
    heading(paper, 1, 'Żółć Ωμέγα Привет 20 °C')
    lineChart(paper, {
      description: 'Starts per hour, rising.', axis: 'Starts per hour', firstDay: 20000, days: 5,
      lines: [{ label: 'starts', values: [1, NaN, 3, 4, NaN], style: 'solid' }, { label: 'none', values: [], style: 'dashed' }],
      marks: [{ label: 'found', day: 20002 }],
    })
  })
  const bytes = (await readFile(path)).toString('latin1')
  expect(bytes).toMatch(/^%PDF-1\.7/)
  expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(bytes).toContain('/Lang (en-US)')
  expect(bytes).toContain('/DisplayDocTitle true')
  expect(bytes).toContain('Starts per hour, rising.')
  expect(textOf(path)).toContain('Żółć Ωμέγα Привет 20 °C')
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(1)
  for (const font of fonts) expect(font).toMatch(/Inter.*yes yes yes/)
})

test('a hyphen that shows only where a line breaks leaves no mark', async () => {
  const path = await write('hyphen.pdf', (paper) => paragraph(paper, 'Con\u00addenser_(BT12).csv'))
  expect(textOf(path)).toContain('Condenser_(BT12).csv')
})

test('pages can say how many there are, lie on their side, and end in lines to sign on; a row that no page holds goes on over pages', async () => {
  const path = join(folder, 'signed.pdf')
  const build = async (): Promise<void> => {
    const paper = openPaper(path, { title: 'Signed', dayOn: '2026-03-01', language: 'en-US', footer: 'The foot', pageWord: 'Page', ofWord: 'of', landscape: true })
    heading(paper, 1, 'Wide')
    table(paper, [{ title: 'Key', share: 1 }, { title: 'Long text', share: 6 }], [
      ['first', { strong: 'bold' }],
      ['tall', Array.from({ length: 1800 }, (_, index) => `piece${index}`).join(' ')],
      ['last', 'end'],
    ])
    signatureBlock(paper, 'I certify this.', ['Name', 'Title', 'Signature', 'Date'])
    await paper.close()
  }
  await build()
  const first = await readFile(path)
  await build()
  expect((await readFile(path)).equals(first)).toBe(true)
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
  expect(info).toMatch(/Page size:\s+792 x 612/)
  expect(pages).toBeGreaterThan(2)
  expect(textOf(path).match(/Page \d+ of \d+/g)).toEqual(Array.from({ length: pages }, (_, index) => `Page ${index + 1} of ${pages}`))
  const structure = structureOf(path)
  expect(structure).not.toContain('Page 1 of')
  for (let index = 0; index < 1800; index++) expect(structure.split(/[\s"]+/).filter((word) => word === `piece${index}`).length, `piece${index}`).toBe(1)
  expect(structure).toMatch(/I certify this\.[\s\S]*Name[\s\S]*Title[\s\S]*Signature[\s\S]*Date/)
})

test('numbers have figures of one width and a decimal point that stands free, in a table and in a sentence', async () => {
  await write('numbers.pdf', ({ type }) => {
    const width = (text: string): number => type.widthOf(text, { size: 10, weight: 400, color: '#000' })
    expect(width('14.1')).toBeCloseTo(width('88.8'), 6)
    expect(width('14.1')).toBeCloseTo(width('141') + width('.'), 6)
    expect(width('(7.1')).toBeGreaterThan(width('(71') + 0.9 * width('.'))
    expect(width('before the fault 14.1 °C.')).toBeCloseTo(width('before the fault 88.8 °C.'), 6)
  })
})
