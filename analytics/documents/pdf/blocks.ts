import type { Paper } from './paper'
import type { TextStyle } from './text-lines'
import { theme, widthBetween } from './theme'

const body: TextStyle = { size: theme.text, weight: 400, color: theme.ink }
const headings: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { size: 17, weight: 600, color: theme.ink },
  2: { size: 11.5, weight: 600, color: theme.ink },
  3: { size: theme.text, weight: 600, color: theme.ink },
}

/** A heading of level 1 to 3, kept together with `keep` points of what follows. */
export const heading = (paper: Paper, level: 1 | 2 | 3, text: string, keep = 0): void => {
  paper.reserve(level === 1 ? 80 : 58 + keep)
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

/** Points that `text` takes as one paragraph. */
export const heightOf = (paper: Paper, text: string, style: Partial<TextStyle> = {}): number => {
  const whole = { ...body, ...style }
  return paper.type.lines(text, widthBetween(paper.page), whole).length * whole.size * theme.leading + 3
}

/** A paragraph that stays on one page, where it fits on one. */
export const whole = (paper: Paper, text: string, style: Partial<TextStyle> = {}): void => {
  paper.reserve(Math.min(heightOf(paper, text, style), paper.pageRoom()))
  paragraph(paper, text, style)
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
          if (box) paper.doc.rect(paper.page.left + 1, top + 1.8, 8, 8).lineWidth(0.7).strokeColor(theme.quiet).stroke()
          else paper.type.draw('•', paper.page.left + 2, top, body)
        }, box ? { alt: 'to do' } : {})
        paper.block('LBody', item, body, { x: paper.page.left + indent, width: widthBetween(paper.page) - indent })
      })
      paper.y += 2
    }
  })
}

/** Label and value pairs, two of them side by side or each over the whole width, as a table whose row headers are the labels. */
export const facts = (
  paper: Paper,
  pairs: readonly (readonly [label: string, value: string])[],
  { across = 2, labelWidth = 88 }: { across?: 1 | 2; labelWidth?: number } = {},
): void => {
  const label: TextStyle = { size: theme.small + 0.5, weight: 400, color: theme.quiet }
  const column = widthBetween(paper.page) / across
  const lineHeight = theme.text * theme.leading
  paper.group('Table', () => {
    for (let row = 0; row < pairs.length; row += across) {
      const cells = pairs.slice(row, row + across).map(([name, value]) => ({
        name,
        lines: paper.type.lines(value, column - labelWidth - 12, body),
      }))
      const height = Math.max(...cells.map((cell) => cell.lines.length)) * lineHeight + 3
      paper.reserve(height)
      const top = paper.y
      paper.group('TR', () =>
        cells.forEach((cell, index) => {
          const x = paper.page.left + index * column
          paper.element('TH', () => paper.type.draw(cell.name, x, top + 1, label), { scope: 'Row' })
          paper.element('TD', () => cell.lines.forEach((line, at) => paper.type.draw(line, x + labelWidth, top + at * lineHeight, body)))
        }),
      )
      paper.y = top + height
    }
  })
}
