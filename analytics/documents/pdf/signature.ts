import { paragraph } from './blocks'
import type { Paper } from './paper'
import type { TextStyle } from './text-lines'
import { theme, widthBetween } from './theme'

const label: TextStyle = { size: theme.small + 0.5, weight: 400, color: theme.quiet }
const rowHeight = 40

/** Lines to sign on, two side by side, each with its label below: name, title, signature, date. Never broken over pages. */
export const signatureBlock = (paper: Paper, statement: string, labels: readonly string[]): void => {
  const rows = Math.ceil(labels.length / 2)
  const width = (widthBetween(paper.page) - 24) / 2
  paper.reserve(rows * rowHeight + 60)
  paper.group('Sect', () => {
    paragraph(paper, statement)
    const top = paper.y
    labels.forEach((text, index) => {
      const x = paper.page.left + (index % 2) * (width + 24)
      const line = top + (Math.floor(index / 2) + 1) * rowHeight - 12
      rule(paper, x, line, width)
      paper.element('P', () => paper.type.draw(text, x, line + 2, label))
    })
    paper.y = top + rows * rowHeight + 4
  })
}

/** Empty lines to write on. */
export const writingLines = (paper: Paper, count: number): void => {
  paper.reserve(count * 20)
  for (let at = 1; at <= count; at++) rule(paper, paper.page.left, paper.y + at * 20 - 3, widthBetween(paper.page))
  paper.y += count * 20
}

const rule = (paper: Paper, x: number, y: number, width: number): void =>
  paper.artifact(() => {
    paper.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(0.6).strokeColor(theme.quiet).stroke()
  })
