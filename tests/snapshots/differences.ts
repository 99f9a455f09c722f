import { valuesPerCell, type Signature } from './signature'

/** How far a cell may be off: its mean colour in any channel, and the variation of its lightness. */
export const cellTolerance = { colour: 14, contrast: 16 }
/** So many cells may be off when they lie apart, as those of text drawn by another machine do; and so many side by side. */
export const mostApart = 0.03
export const mostTogether = 10

export interface Region {
  /** Of the region in the picture, px. */
  left: number
  top: number
  right: number
  bottom: number
  cells: number
}

export interface Differences {
  /** Of each cell whether it is off. */
  off: Uint8Array
  /** Cells that are off and touch, the largest region first. */
  regions: Region[]
  /** Share of all cells, 0 to 1. */
  share: number
  same: boolean
}

/** Compares two pictures of one grid: a lost or moved part is many cells side by side, other antialiasing is few and scattered. */
export const differencesOf = (expected: Signature, found: Signature): Differences => {
  if (String([...expected.size, ...expected.grid]) !== String([...found.size, ...found.grid]))
    throw new Error(`a picture of ${found.size.join(' x ')} px is compared with one of ${expected.size.join(' x ')} px`)
  const off = Uint8Array.from({ length: expected.cells.length / valuesPerCell }, (_, cell) => (isOff(expected.cells, found.cells, cell * valuesPerCell) ? 1 : 0))
  const regions = regionsOf(off, expected)
  const share = off.reduce((sum, one) => sum + one, 0) / off.length
  return { off, regions, share, same: share <= mostApart && (regions[0]?.cells ?? 0) <= mostTogether }
}

/** What is off, in words: how much, and where most of it lies. */
export const tellDifferences = ({ regions, share }: Differences): string => {
  const [first] = regions
  return first === undefined
    ? 'no cell is off'
    : `${(100 * share).toFixed(1)} % of the picture is off; most of it from ${first.left}, ${first.top} to ${first.right}, ${first.bottom} px (${first.cells} cells)`
}

const isOff = (expected: Uint8Array, found: Uint8Array, at: number): boolean => {
  const distance = (value: number): number => Math.abs((expected[at + value] ?? 0) - (found[at + value] ?? 0))
  return Math.max(distance(0), distance(1), distance(2)) > cellTolerance.colour || distance(3) > cellTolerance.contrast
}

const regionsOf = (off: Uint8Array, { size, grid }: Signature): Region[] => {
  const [columns, rows] = grid
  const [cellWidth, cellHeight] = [size[0] / columns, size[1] / rows]
  const seen = new Uint8Array(off.length)
  const regions: Region[] = []
  for (let start = 0; start < off.length; start++) {
    if (off[start] === 0 || seen[start] === 1) continue
    const waiting = [start]
    seen[start] = 1
    const box = { left: columns, top: rows, right: 0, bottom: 0, cells: 0 }
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)]
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
      box.cells++
      for (let beside = Math.max(0, x - 1); beside <= Math.min(columns - 1, x + 1); beside++)
        for (let above = Math.max(0, y - 1); above <= Math.min(rows - 1, y + 1); above++) {
          const next = above * columns + beside
          if (off[next] === 0 || seen[next] === 1) continue
          seen[next] = 1
          waiting.push(next)
        }
    }
    regions.push({ left: box.left * cellWidth, right: box.right * cellWidth, top: box.top * cellHeight, bottom: box.bottom * cellHeight, cells: box.cells })
  }
  return regions.sort((a, b) => b.cells - a.cells || a.top - b.top || a.left - b.left)
}
