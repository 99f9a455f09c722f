import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A picture of the page as a grid: of each cell the mean red, green and blue and how much its lightness varies, 0 to 255, row by row. */
export interface Signature {
  /** Of the picture, px. */
  size: readonly [number, number]
  /** Cells across and down. */
  grid: readonly [number, number]
  cells: Uint8Array
}

export const valuesPerCell = 4

/** A signature as one short line of JSON. */
export const encodeSignature = ({ size, grid, cells }: Signature): string =>
  `${JSON.stringify({ size, grid, cells: deflateRawSync(cells, { level: 9 }).toString('base64') })}\n`

/** Reads what `encodeSignature` wrote; throws when the cells are not those of the grid. */
export const decodeSignature = (line: string): Signature => {
  const { size, grid, cells } = JSON.parse(line) as { size: [number, number]; grid: [number, number]; cells: string }
  const bytes = new Uint8Array(inflateRawSync(Buffer.from(cells, 'base64')))
  if (bytes.length !== grid[0] * grid[1] * valuesPerCell) throw new Error(`a signature of ${grid.join(' x ')} cells has ${bytes.length} bytes`)
  return { size, grid, cells: bytes }
}
