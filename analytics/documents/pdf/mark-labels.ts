/** Where a mark's label stands: its left edge, and its row above the plot, 0 the highest; the mark's line begins at that row. */
export interface MarkLabel {
  left: number
  row: number
}

const gap = 3

/**
 * Places the labels of vertical lines beside them, in the order of the marks given: right of their lines, later ones in lower rows, so that no
 * line crosses a label; where one would leave the plot, the last left of its line, later ones in higher rows, as are those before it that would
 * run into the next line.
 */
export const placeMarkLabels = (marks: readonly { x: number; width: number }[], right: number): MarkLabel[] => {
  const order = marks.map((_, index) => index).sort((a, b) => (marks[a]?.x ?? 0) - (marks[b]?.x ?? 0))
  const turned = marks.some(({ x, width }) => x + gap + width > right)
  return marks.map(({ x, width }, index) => {
    const place = order.indexOf(index)
    const next = marks[order[place + 1] ?? -1]
    const standsLeft = turned && (next === undefined || x + gap + width > next.x)
    return { left: standsLeft ? x - gap - width : x + gap, row: turned ? order.length - 1 - place : place }
  })
}
