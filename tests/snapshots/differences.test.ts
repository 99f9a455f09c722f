import { describe, expect, it } from 'vitest'
import { cellTolerance, differencesOf, mostApart, mostTogether, tellDifferences } from './differences'
import { decodeSignature, encodeSignature, type Signature } from './signature'

const [columns, rows] = [64, 40]

/** A light page of 1280 x 800 px, some cells of it changed: column, row and by how much red, green, blue and contrast. */
const pageWith = (cells: readonly (readonly [column: number, row: number])[], by = [40, 40, 40, 0]): Signature => {
  const values = new Uint8Array(columns * rows * 4).map((_, at) => [240, 240, 240, 10][at % 4] as number)
  for (const [column, row] of cells) for (const [value, change] of by.entries()) values[4 * (row * columns + column) + value] = ([240, 240, 240, 10][value] as number) - change
  return { size: [1280, 800], grid: [columns, rows], cells: values }
}

const blockOf = (left: number, top: number, width: number, height: number) => Array.from({ length: width * height }, (_, at) => [left + (at % width), top + Math.floor(at / width)] as const)
const page = pageWith([])

describe('the comparison of two pictures', () => {
  it('sees a missing panel and says where', () => {
    const differences = differencesOf(page, pageWith(blockOf(30, 10, 6, 4)))
    expect(differences.same).toBe(false)
    expect(differences.regions).toEqual([{ left: 600, top: 200, right: 720, bottom: 280, cells: 24 }])
    expect(tellDifferences(differences)).toBe('0.9 % of the picture is off; most of it from 600, 200 to 720, 280 px (24 cells)')
  })

  it('sees lines that are gone though the mean colour hardly moves', () => {
    expect(differencesOf(page, pageWith(blockOf(30, 10, 6, 4), [3, 3, 3, -(cellTolerance.contrast + 1)])).same).toBe(false)
  })

  it('sees one channel change, as a theme or a status colour does', () => {
    expect(differencesOf(page, pageWith(blockOf(0, 0, columns, rows), [0, 0, cellTolerance.colour + 1, 0])).share).toBe(1)
  })

  it('lets what is within the tolerance pass, over the whole page', () => {
    const { colour, contrast } = cellTolerance
    expect(differencesOf(page, pageWith(blockOf(0, 0, columns, rows), [colour, colour, colour, -contrast])).off.some(Boolean)).toBe(false)
  })

  it('lets scattered cells pass up to their share, and as many side by side as a word is long', () => {
    const scattered = blockOf(0, 0, 32, 20).map(([column, row]) => [2 * column, 2 * row] as const)
    const most = Math.floor(mostApart * columns * rows)
    expect(differencesOf(page, pageWith(scattered.slice(0, most))).same).toBe(true)
    expect(differencesOf(page, pageWith(scattered.slice(0, most + 1))).same).toBe(false)
    expect(differencesOf(page, pageWith(blockOf(5, 5, mostTogether, 1))).same).toBe(true)
    expect(differencesOf(page, pageWith(blockOf(5, 5, mostTogether + 1, 1))).same).toBe(false)
  })

  it('takes cells that touch at a corner for one region, and does not run round the edge', () => {
    expect(differencesOf(page, pageWith([[3, 3], [4, 4], [63, 10], [0, 11]])).regions.map(({ cells }) => cells)).toEqual([2, 1, 1])
  })

  it('does not compare pictures of different sizes', () => {
    expect(() => differencesOf(page, { ...page, size: [1920, 1080] })).toThrow('a picture of 1920 x 1080 px is compared with one of 1280 x 800 px')
  })
})

describe('a signature', () => {
  it('is a line of JSON that gives the same cells back', () => {
    const seen = pageWith(blockOf(3, 3, 5, 5))
    const line = encodeSignature(seen)
    expect(decodeSignature(line)).toEqual(seen)
    expect(line.length).toBeLessThan(400)
    expect(() => decodeSignature(line.replace('"grid":[64,40]', '"grid":[64,41]'))).toThrow('a signature of 64 x 41 cells has 10240 bytes')
  })
})
