import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Paper } from './paper'
import type { TextStyle } from './text-lines'
import { theme, widthBetween } from './theme'

/** Who a document is from: plain data that can go to another thread. */
export interface Letterhead {
  name: string
  lines: readonly string[]
  /** A PNG or JPEG file. */
  logo: Uint8Array | null
}

/** How a manifest names a letterhead. */
export const namedLetterhead = z.object({ name: z.string(), lines: z.array(z.string()), logo_sha256: z.string().nullable() })

/** `organisation` of a manifest; nothing where nobody is named. */
export const manifestEntry = (letterhead: Letterhead | undefined): { organisation?: z.infer<typeof namedLetterhead> } =>
  letterhead === undefined
    ? {}
    : { organisation: { name: letterhead.name, lines: [...letterhead.lines], logo_sha256: letterhead.logo === null ? null : createHash('sha256').update(letterhead.logo).digest('hex') } }

/** Missing from pdfkit's types. */
interface ImageOpener {
  openImage(content: Buffer): PDFKit.Mixins.ImageSrc & { width: number; height: number }
}

/** 14 mm; the width keeps a banner from taking the place of the name. */
const logoHeight = 39.7
const logoWidth = 150
const top = 28
const markRoom = 110
const nameStyle: TextStyle = { size: 10.5, weight: 600, color: theme.ink }
const lineStyle: TextStyle = { size: theme.small, weight: 400, color: theme.quiet }

/** Opens the logo once for all pages; answers how to draw the head at the top of the page at hand, moving `y` below it. */
export const createLetterhead = (doc: PDFKit.PDFDocument, { name, lines, logo }: Letterhead, marked: boolean): ((paper: Paper) => void) => {
  const picture = logo === null ? undefined : (doc as unknown as ImageOpener).openImage(Buffer.from(logo))
  const scale = picture === undefined ? 0 : Math.min(logoHeight / picture.height, logoWidth / picture.width, 1)
  const shown = picture === undefined ? { width: 0, height: 0 } : { width: picture.width * scale, height: picture.height * scale }
  return (paper) => {
    const { page, type } = paper
    const x = page.left + (picture === undefined ? 0 : shown.width + 12)
    const width = page.left + widthBetween(page) - x - (marked ? markRoom : 0)
    const rows = [...type.lines(name, width, nameStyle).map((text) => ({ text, style: nameStyle })), ...lines.flatMap((line) => type.lines(line, width, lineStyle)).map((text) => ({ text, style: lineStyle }))]
    const heights = rows.map(({ style }) => style.size * 1.3)
    const height = Math.max(shown.height, heights.reduce((sum, one) => sum + one, 0))
    paper.artifact(() => {
      if (picture !== undefined) doc.image(picture, page.left, top, { width: shown.width, height: shown.height })
      let y = top
      rows.forEach(({ text, style }, index) => {
        type.draw(text, x, y, style)
        y += heights[index] ?? 0
      })
      doc.moveTo(page.left, top + height + 7).lineTo(page.width - page.right, top + height + 7).lineWidth(0.5).strokeColor(theme.line).stroke()
    })
    paper.y = top + height + 20
  }
}
