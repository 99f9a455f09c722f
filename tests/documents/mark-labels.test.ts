import { expect, test } from 'vitest'
import { placeMarkLabels } from '../../analytics/documents/pdf/mark-labels'

const right = 500
const width = 70

/** Labels that the line of another mark goes through: it begins at its own row and goes down from there. */
const crossed = (xs: readonly number[]): string[] => {
  const labels = placeMarkLabels(xs.map((x) => ({ x, width })), right)
  return labels.flatMap(({ left, row }, index) =>
    labels.flatMap((other, at) => {
      const x = xs[at] ?? 0
      return at !== index && other.row <= row && x > left && x < left + width ? [`${xs.join(', ')}: ${index} by ${at}`] : []
    }),
  )
}

test('labels stand right of their lines, later ones lower, while there is room', () => {
  expect(placeMarkLabels([{ x: 100, width }, { x: 110, width }], right)).toEqual([{ left: 103, row: 0 }, { left: 113, row: 1 }])
})

test('near the edge the last stands left of its line, and so does the one before it that is near', () => {
  expect(placeMarkLabels([{ x: 480, width }, { x: 490, width }], right)).toEqual([{ left: 407, row: 1 }, { left: 417, row: 0 }])
  expect(placeMarkLabels([{ x: 200, width }, { x: 490, width }], right)).toEqual([{ left: 203, row: 1 }, { left: 417, row: 0 }])
})

test('a label is within the plot, in a row of its own, and no line goes through it, wherever two marks are', () => {
  for (let first = 80; first <= right; first += 3)
    for (let second = first; second <= right; second += 3) {
      expect(crossed([first, second])).toEqual([])
      const labels = placeMarkLabels([{ x: first, width }, { x: second, width }], right)
      expect(labels.every(({ left }) => left >= 0 && left + width <= right)).toBe(true)
      expect(new Set(labels.map(({ row }) => row)).size).toBe(2)
    }
})

test('a longer label that would leave the plot stands left of its line, though the last one has room', () => {
  expect(placeMarkLabels([{ x: 400, width: 105 }, { x: 405, width }], right)).toEqual([{ left: 292, row: 1 }, { left: 332, row: 0 }])
})
