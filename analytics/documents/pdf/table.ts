import type { Paper } from './paper'
import type { TextStyle } from './text-lines'
import { theme, widthBetween } from './theme'

export interface TableColumn {
  title: string
  /** Share of the width. */
  share: number
  align?: 'left' | 'right'
}

/** A text, or one in bold. */
export type TableCell = string | { strong: string }

const cellText: TextStyle = { size: 8.5, weight: 400, color: theme.ink }
const headText: TextStyle = { size: theme.small, weight: 600, color: theme.quiet }
const lineHeight = cellText.size * 1.35

/**
 * A table with a header row that is drawn again on every page. Rows are never broken, but for those that no page could hold.
 * `ofWidth` is the share of the page that it takes.
 */
export const table = (
  paper: Paper,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  { ofWidth = 1 }: { ofWidth?: number } = {},
): void => {
  const { page, type } = paper
  const width = widthBetween(page) * ofWidth
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => (width * column.share) / shares)
  const lefts = widths.map((_, index) => page.left + widths.slice(0, index).reduce((sum, before) => sum + before, 0))
  const gapOf = (index: number): number => (columns[index]?.align === 'right' && index < columns.length - 1 && columns[index + 1]?.align !== 'right' ? 16 : 8)
  const drawCell = (lines: readonly string[], index: number, top: number, style: TextStyle): void =>
    lines.forEach((line, at) => {
      const right = columns[index]?.align === 'right' ? (widths[index] ?? 0) - gapOf(index) - type.widthOf(line.trimEnd(), style) : 0
      type.draw(line, (lefts[index] ?? 0) + right, top + at * lineHeight, style)
    })
  const rule = (top: number): void =>
    paper.artifact(() => {
      paper.doc.moveTo(page.left, top).lineTo(page.left + width, top).lineWidth(0.5).strokeColor(theme.line).stroke()
    })
  const titles = columns.map(({ title }, index) => type.lines(title, (widths[index] ?? 0) - gapOf(index), headText))
  const headHeight = Math.max(...titles.map((lines) => lines.length)) * lineHeight + 3
  const head = (real: boolean): void => {
    const top = paper.y
    const cell = (index: number) => () => {
      const lines = titles[index] ?? []
      drawCell(lines, index, top + headHeight - 3 - lines.length * lineHeight, headText)
    }
    if (real) paper.group('TR', () => columns.forEach((_, index) => paper.element('TH', cell(index), { scope: 'Column' })))
    else paper.artifact(() => columns.forEach((_, index) => cell(index)()))
    paper.y = top + headHeight
    rule(paper.y - 2)
  }
  const laidOut = (row: readonly TableCell[]) =>
    columns.map((_, index) => {
      const cell = row[index] ?? ''
      const style = typeof cell === 'string' ? cellText : { ...cellText, weight: 600 as const }
      return { style, lines: type.lines(typeof cell === 'string' ? cell : cell.strong, (widths[index] ?? 0) - gapOf(index), style) }
    })
  const heightOf = (cells: ReturnType<typeof laidOut>): number => Math.max(...cells.map(({ lines }) => lines.length)) * lineHeight + 5
  const drawTall = (cells: ReturnType<typeof laidOut>): void =>
    paper.group('TR', (tr) => {
      const elements = cells.map(() => paper.doc.struct('TD'))
      elements.forEach((element) => tr.add(element))
      const count = Math.max(...cells.map(({ lines }) => lines.length))
      for (let from = 0; from < count; ) {
        const room = Math.max(1, Math.floor((page.height - page.bottom - paper.y - 6) / lineHeight))
        const top = paper.y + 1
        cells.forEach(({ lines, style }, index) => {
          const part = lines.slice(from, from + room)
          if (part.length > 0) elements[index]?.add(() => drawCell(part, index, top, style))
        })
        paper.y += Math.min(room, count - from) * lineHeight + 5
        from += room
        if (from < count) turnPage()
      }
      elements.forEach((element) => element.end())
    })
  const turnPage = (): void => {
    paper.newPage()
    head(false)
  }
  const first = rows[0] === undefined ? 0 : heightOf(laidOut(rows[0]))
  paper.reserve(Math.max(3 * lineHeight + 12, Math.min(headHeight + first, paper.pageRoom() / 3)))
  paper.group('Table', () => {
    head(true)
    for (const row of rows) {
      const cells = laidOut(row)
      const height = heightOf(cells)
      if (height > paper.pageRoom() - headHeight) {
        drawTall(cells)
        rule(paper.y - 1.5)
        continue
      }
      if (paper.y + height > page.height - page.bottom) turnPage()
      const top = paper.y + 1
      paper.group('TR', () => cells.forEach(({ lines, style }, index) => paper.element('TD', () => drawCell(lines, index, top, style))))
      paper.y = top + height - 1
      rule(paper.y - 1.5)
    }
  })
}
