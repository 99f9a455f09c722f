import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import PdfKit from 'pdfkit'
import { createFontRuns, useDefaultFont } from './fonts'
import { createLetterhead, type Letterhead } from './letterhead'
import { createTypesetter, type TextStyle, type Typesetter } from './text-lines'
import { pageShape, theme, widthBetween, type PageShape } from './theme'

export interface PaperSettings {
  title: string
  /** Day of the document, `YYYY-MM-DD`: its only date, so that the same content gives the same bytes. */
  dayOn: string
  language: string
  /** Stands at the foot of every page, before the page number. */
  footer: string
  pageWord: string
  /** Given, the foot says `Page 2 of 7` with this word: the pages are then kept until the document is closed. */
  ofWord?: string
  landscape?: boolean
  /** Stands at the head of every page but the first, when given. */
  running?: string
  /** Stands at the head of every page, when given. */
  mark?: string
  /** Who the document is from: at the top of the first page and of every new sheet, when given. */
  letterhead?: Letterhead | undefined
}

interface StructOptions extends PDFKit.Mixins.StructureElementOptions {
  bbox?: [number, number, number, number]
  placement?: 'Block' | 'Inline'
  scope?: 'Row' | 'Column'
}

/** A tagged PDF being written from top to bottom. Every drawing belongs to a structure element or is an artifact. */
export interface Paper {
  readonly doc: PDFKit.PDFDocument
  readonly type: Typesetter
  readonly page: PageShape
  /** Top of the free space of the page. */
  y: number
  pageNumber(): number
  newPage(): void
  /** A new page that is handed out by itself: it bears the letterhead. */
  newSheet(): void
  /** Starts a new page unless `height` points are free. */
  reserve(height: number): void
  /** Height of a whole empty page between its margins. */
  pageRoom(): number
  /** Draws inside a new structure element of the current parent. */
  element(tag: string, draw: () => void, options?: StructOptions): void
  /** Adds elements as children of a new one; `draw` may start pages. */
  group(tag: string, build: (element: PDFKit.PDFStructureElement) => void, options?: StructOptions): void
  /** Text as one structure element, page breaks inside allowed. Answers nothing; moves `y`. */
  block(tag: string, text: string, style: TextStyle, place?: { x?: number; width?: number }): void
  artifact(draw: () => void): void
  close(): Promise<void>
}

/** Opens a tagged PDF (PDF 1.7, PDF/UA-1, US Letter, Inter embedded) at `path`. */
export const openPaper = (path: string, settings: PaperSettings): Paper => {
  const page = pageShape(settings.landscape === true)
  const options = {
    autoFirstPage: false,
    ...(settings.ofWord === undefined ? {} : { bufferPages: true }),
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: settings.language,
    displayTitle: true,
    font: null,
    info: { Title: settings.title, Producer: 'Subcool', Creator: 'Subcool', CreationDate: new Date(`${settings.dayOn}T00:00:00Z`) },
  }
  const doc = new PdfKit(options as unknown as PDFKit.PDFDocumentOptions)
  useDefaultFont(doc)
  const file = createWriteStream(path)
  doc.pipe(file)
  const type = createTypesetter(doc, createFontRuns(doc))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const parents: PDFKit.PDFStructureElement[] = [root]
  let pages = 0
  const drawLetterhead = settings.letterhead === undefined ? undefined : createLetterhead(doc, settings.letterhead, settings.mark !== undefined)
  const addPage = (withHead: boolean): void => {
    doc.addPage()
    pages++
    paper.y = page.top
    paper.artifact(() => furnish(paper, settings))
    if (withHead) drawLetterhead?.(paper)
  }

  const paper: Paper = {
    doc,
    type,
    page,
    y: 0,
    pageNumber: () => pages,
    newPage: () => addPage(pages === 0),
    newSheet: () => addPage(true),
    reserve: (height) => {
      if (pages === 0 || paper.y + height > page.height - page.bottom) paper.newPage()
    },
    pageRoom: () => page.height - page.top - page.bottom,
    element: (tag, draw, more = {}) => {
      paper.reserve(0)
      const element = doc.struct(tag, more)
      parents.at(-1)?.add(element)
      element.add(draw)
      element.end()
    },
    group: (tag, build, more = {}) => {
      paper.reserve(0)
      const element = doc.struct(tag, more)
      parents.at(-1)?.add(element)
      parents.push(element)
      build(element)
      parents.pop()
      element.end()
    },
    block: (tag, text, style, { x = page.left, width = widthBetween(page) } = {}) => {
      const lines = type.lines(text, width, style)
      const height = style.size * theme.leading
      const element = doc.struct(tag)
      parents.at(-1)?.add(element)
      for (let at = 0; at < lines.length; ) {
        paper.reserve(height)
        const room = Math.max(1, Math.floor((page.height - page.bottom - paper.y + 0.01) / height))
        const part = lines.slice(at, at + room)
        element.add(() => part.forEach((line, index) => type.draw(line, x, paper.y + index * height, style)))
        paper.y += part.length * height
        at += part.length
      }
      element.end()
    },
    artifact: (draw) => {
      doc.markContent('Artifact', { type: 'Layout' })
      draw()
      doc.endMarkedContent()
    },
    close: async () => {
      if (pages === 0) paper.newPage()
      if (settings.ofWord !== undefined) numberPages(paper, settings.pageWord, settings.ofWord)
      root.end()
      doc.end()
      await finished(file)
    },
  }
  return paper
}

const small: TextStyle = { size: theme.small, weight: 400, color: theme.quiet }
const widestNumber = '0000'

const furnish = ({ doc, type, page, pageNumber }: Paper, settings: PaperSettings): void => {
  const { left, right, width, height } = page
  if (settings.mark !== undefined) {
    const style: TextStyle = { size: theme.small, weight: 600, color: theme.warm }
    type.draw(settings.mark, width - right - type.widthOf(settings.mark, style), 30, style)
  }
  if (settings.running !== undefined && pageNumber() > 1) type.draw(settings.running, left, 30, small)
  doc.moveTo(left, height - 50).lineTo(width - right, height - 50).lineWidth(0.5).strokeColor(theme.line).stroke()
  const counted = settings.ofWord !== undefined
  const number = counted ? `${settings.pageWord} ${widestNumber} ${settings.ofWord} ${widestNumber}` : `${settings.pageWord} ${pageNumber()}`
  const numberWidth = type.widthOf(number, small)
  type.lines(settings.footer, width - left - right - numberWidth - 24, small).slice(0, 2).forEach((line, index) =>
    type.draw(line, left, height - 44 + index * 10, small))
  if (!counted) type.draw(number, width - right - numberWidth, height - 44, small)
}

const numberPages = (paper: Paper, pageWord: string, ofWord: string): void => {
  const { doc, type, page, pageNumber } = paper
  const count = pageNumber()
  for (let at = 0; at < count; at++) {
    doc.switchToPage(at)
    const number = `${pageWord} ${at + 1} ${ofWord} ${count}`
    paper.artifact(() => type.draw(number, page.width - page.right - type.widthOf(number, small), page.height - 44, small))
  }
}
