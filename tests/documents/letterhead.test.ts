import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heading, paragraph } from '../../analytics/documents/pdf/blocks'
import type { Letterhead } from '../../analytics/documents/pdf/letterhead'
import { openPaper } from '../../analytics/documents/pdf/paper'
import { fixture, tempFolder } from '../support/projects'

const lines = ['12 Example Street, Springfield', 'Telephone 555 0100', 'service@example.org']
const from = (logo: string | null): Letterhead => ({ name: 'Northwind Heat Service', lines, logo: logo === null ? null : readFileSync(fixture(`logos/${logo}`)) })

const write = async (letterhead: Letterhead | undefined, mark?: string): Promise<string> => {
  const path = join(tempFolder(), 'paper.pdf')
  const paper = openPaper(path, { title: 'A title', dayOn: '2026-03-01', language: 'en-US', footer: 'The foot', pageWord: 'Page', letterhead, ...(mark === undefined ? {} : { mark }) })
  heading(paper, 1, 'A list')
  paper.newPage()
  paragraph(paper, 'goes on')
  paper.newSheet()
  paragraph(paper, 'a sheet of its own')
  await paper.close()
  return path
}

const pageText = (path: string, page: number) => execFileSync('pdftotext', ['-f', String(page), '-l', String(page), '-layout', path, '-'], { encoding: 'utf8' })
const images = (path: string) => execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean).map((line) => line.trim().split(/\s+/))
const boxOf = (path: string, word: string) => {
  const found = new RegExp(`yMin="([\\d.]+)"[^>]*>${word}<`).exec(execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' }))
  return Number(found?.[1])
}

test.each(['logo.jpg', 'logo-alpha.png', 'logo-interlaced.png'])('%s, name and address stand on the first page and on every sheet, and nowhere else', async (logo) => {
  const path = await write(from(logo))
  for (const page of [1, 3]) for (const line of ['Northwind Heat Service', ...lines]) expect(pageText(path, page), `page ${page}`).toContain(line)
  expect(pageText(path, 2)).not.toContain('Northwind')
  const pages = images(path).filter(([, , type]) => type === 'image').map(([page]) => page)
  expect(pages).toEqual(['1', '3'])
  const [, , , width, height, , , , , , , , ppi] = images(path)[0] ?? []
  expect((Number(height) / Number(ppi)) * 25.4).toBeLessThanOrEqual(14.1)
  expect((Number(width) / Number(ppi)) * 25.4).toBeLessThanOrEqual(53)
})

test('the same head gives the same bytes, with every kind of picture', async () => {
  for (const logo of ['logo.jpg', 'logo-alpha.png', 'logo-interlaced.png', null]) expect(readFileSync(await write(from(logo))).equals(readFileSync(await write(from(logo)))), String(logo)).toBe(true)
})

test('the document begins below it, and the mark of simulated data keeps its place', async () => {
  const plain = await write(undefined)
  const headed = await write(from('logo-alpha.png'), 'Simulated data')
  expect(boxOf(headed, 'list')).toBeGreaterThan(boxOf(plain, 'list'))
  expect(pageText(headed, 1)).toContain('Simulated data')
  expect(execFileSync('pdfinfo', ['-struct-text', headed], { encoding: 'utf8' })).not.toContain('Northwind')
})

test('without one nothing is there that was not there before', async () => {
  const path = await write(undefined)
  expect(images(path)).toEqual([])
  expect(boxOf(path, 'list')).toBeCloseTo(boxOf(path, 'goes'), -1)
})
