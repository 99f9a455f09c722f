import type { Paper } from './paper'
import type { TextStyle } from './text-lines'
import { contentWidth, theme } from './theme'

const body: TextStyle = { size: theme.text, weight: 400, color: theme.ink }
const headings: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { size: 17, weight: 600, color: theme.ink },
  2: { size: 11.5, weight: 600, color: theme.ink },
  3: { size: theme.text, weight: 600, color: theme.ink },
}

/** A heading of level 1 to 3, kept together with some of what follows. */
export const heading = (paper: Paper, level: 1 | 2 | 3, text: string): void => {
  paper.reserve(level === 1 ? 80 : 58)
  paper.y += level === 1 ? 0 : 11
  paper.block(`H${level}`, text, headings[level])
  paper.y += level === 1 ? 4 : 2
}

/** One paragraph per line of `text`. */
export const paragraph = (paper: Paper, text: string, style: Partial<TextStyle> = {}): void => {
  for (const part of text.split('\n')) {
    paper.block('P', part, { ...body, ...style })
    paper.y += 3
  }
}

/** A list; `box` draws an empty box to tick in front of each item. */
export const list = (paper: Paper, items: readonly string[], box = false): void => {
  const indent = box ? 16 : 11
  paper.group('L', () => {
    for (const item of items) {
      paper.reserve(theme.text * theme.leading)
      paper.group('LI', () => {
        const top = paper.y
        paper.element('Lbl', () => {
          if (box) paper.doc.rect(theme.page.left + 1, top + 1.8, 8, 8).lineWidth(0.7).strokeColor(theme.quiet).stroke()
          else paper.type.draw('•', theme.page.left + 2, top, body)
        }, box ? { alt: 'to do' } : {})
        paper.block('LBody', item, body, { x: theme.page.left + indent, width: contentWidth - indent })
      })
      paper.y += 2
    }
  })
}

/** Label and value pairs in two columns, as a table whose row headers are the labels. */
export const facts = (paper: Paper, pairs: readonly (readonly [label: string, value: string])[]): void => {
  const label: TextStyle = { size: theme.small + 0.5, weight: 400, color: theme.quiet }
  const column = contentWidth / 2
  const labelWidth = 88
  const lineHeight = theme.text * theme.leading
  paper.group('Table', () => {
    for (let row = 0; row < pairs.length; row += 2) {
      const cells = pairs.slice(row, row + 2).map(([name, value]) => ({
        name,
        lines: paper.type.lines(value, column - labelWidth - 12, body),
      }))
      const height = Math.max(...cells.map((cell) => cell.lines.length)) * lineHeight + 3
      paper.reserve(height)
      const top = paper.y
      paper.group('TR', () =>
        cells.forEach((cell, index) => {
          const x = theme.page.left + index * column
          paper.element('TH', () => paper.type.draw(cell.name, x, top + 1, label), { scope: 'Row' })
          paper.element('TD', () => cell.lines.forEach((line, at) => paper.type.draw(line, x + labelWidth, top + at * lineHeight, body)))
        }),
      )
      paper.y = top + height
    }
  })
}

export interface TableColumn {
  title: string
  /** Share of the width. */
  share: number
  align?: 'left' | 'right'
}

/** A table with a header row that is drawn again on every page. Rows are never broken. */
export const table = (paper: Paper, columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void => {
  const cellText: TextStyle = { ...body, size: 8.5 }
  const headText: TextStyle = { size: theme.small, weight: 600, color: theme.quiet }
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => (contentWidth * column.share) / shares)
  const lefts = widths.map((_, index) => theme.page.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0))
  const lineHeight = cellText.size * 1.35
  const drawCell = (lines: readonly string[], index: number, top: number, style: TextStyle): void =>
    lines.forEach((line, at) => {
      const right = columns[index]?.align === 'right' ? (widths[index] ?? 0) - 8 - paper.type.widthOf(line.trimEnd(), style) : 0
      paper.type.draw(line, (lefts[index] ?? 0) + right, top + at * lineHeight, style)
    })
  const rule = (top: number): void =>
    paper.artifact(() => {
      paper.doc.moveTo(theme.page.left, top).lineTo(theme.page.width - theme.page.right, top).lineWidth(0.5).strokeColor(theme.line).stroke()
    })
  const head = (real: boolean): void => {
    const top = paper.y
    const cell = (column: TableColumn, index: number) => () => drawCell([column.title], index, top, headText)
    if (real) paper.group('TR', () => columns.forEach((column, index) => paper.element('TH', cell(column, index), { scope: 'Column' })))
    else paper.artifact(() => columns.forEach((column, index) => cell(column, index)()))
    paper.y = top + lineHeight + 3
    rule(paper.y - 2)
  }
  paper.reserve(3 * lineHeight + 12)
  paper.group('Table', () => {
    head(true)
    for (const row of rows) {
      const cells = columns.map((_, index) => paper.type.lines(row[index] ?? '', (widths[index] ?? 0) - 8, cellText))
      const height = Math.max(...cells.map((lines) => lines.length)) * lineHeight + 5
      const page = paper.pageNumber()
      paper.reserve(height)
      if (paper.pageNumber() !== page) head(false)
      const top = paper.y + 1
      paper.group('TR', () => cells.forEach((lines, index) => paper.element('TD', () => drawCell(lines, index, top, cellText))))
      paper.y = top + height - 1
      rule(paper.y - 1.5)
    }
  })
}
