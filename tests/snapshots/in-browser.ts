import type { Page } from '@playwright/test'
import { valuesPerCell, type Signature } from './signature'

/** What is done to a picture before it is reduced: moved, a part painted over, a part copied over another. All px. */
export interface Alteration {
  moveX?: number
  moveY?: number
  blank?: { left: number; top: number; width: number; height: number }
  copy?: { left: number; top: number; width: number; height: number; toLeft: number; toTop: number }
}

const grid = [64, 40] as const

/** Reduces a PNG to the means of its cells, in a blank page of a browser: no rescaling of any browser's own has a say. */
export const reducePicture = async (blankPage: Page, png: Buffer, alteration: Alteration = {}): Promise<Signature> => {
  const { size, cells } = await blankPage.evaluate(
    async ({ encoded, columns, rows, perCell, change }) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))], { type: 'image/png' }))
      const { width, height } = bitmap
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D
      context.drawImage(bitmap, 0, 0)
      context.drawImage(bitmap, change.moveX ?? 0, change.moveY ?? 0)
      if (change.blank !== undefined) {
        const { left, top, width: wide, height: high } = change.blank
        const [red, green, blue] = context.getImageData(left, top, 1, 1).data
        context.fillStyle = `rgb(${red} ${green} ${blue})`
        context.fillRect(left, top, wide, high)
      }
      if (change.copy !== undefined) {
        const { left, top, width: wide, height: high, toLeft, toTop } = change.copy
        context.drawImage(bitmap, left, top, wide, high, toLeft, toTop, wide, high)
      }
      const { data } = context.getImageData(0, 0, width, height)
      const found: number[] = []
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const [left, right] = [Math.round((column * width) / columns), Math.round(((column + 1) * width) / columns)]
          const [top, bottom] = [Math.round((row * height) / rows), Math.round(((row + 1) * height) / rows)]
          const sums = [0, 0, 0, 0, 0]
          for (let y = top; y < bottom; y++)
            for (let x = left; x < right; x++) {
              const at = 4 * (y * width + x)
              const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
              const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
              for (const [index, value] of [red, green, blue, light, light * light].entries()) sums[index] = (sums[index] ?? 0) + value
            }
          const [red = 0, green = 0, blue = 0, light = 0, squares = 0] = sums.map((sum) => sum / ((right - left) * (bottom - top)))
          found.push(...[red, green, blue, Math.sqrt(Math.max(0, squares - light * light))].map(Math.round).slice(0, perCell))
        }
      return { size: [width, height] as [number, number], cells: found }
    },
    { encoded: png.toString('base64'), columns: grid[0], rows: grid[1], perCell: valuesPerCell, change: alteration },
  )
  return { size, grid, cells: Uint8Array.from(cells) }
}

/** A signature as people look at it: its cells as large as they were, those that are off framed. */
export const drawSignature = async (blankPage: Page, { size, grid: [columns, rows], cells }: Signature, off: Uint8Array): Promise<Buffer> => {
  const encoded = await blankPage.evaluate(
    async ({ width, height, across, down, perCell, values, framed }) => {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      const [wide, high] = [width / across, height / down]
      context.strokeStyle = '#f0f'
      for (let cell = 0; cell < across * down; cell++) {
        const [x, y] = [(cell % across) * wide, Math.floor(cell / across) * high]
        context.fillStyle = `rgb(${values.slice(cell * perCell, cell * perCell + 3).join(' ')})`
        context.fillRect(x, y, wide, high)
        if (framed[cell] === 1) context.strokeRect(x + 1.5, y + 1.5, wide - 3, high - 3)
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
    },
    { width: size[0], height: size[1], across: columns, down: rows, perCell: valuesPerCell, values: [...cells], framed: [...off] },
  )
  return Buffer.from(encoded, 'base64')
}
