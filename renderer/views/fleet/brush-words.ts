import type { Brush } from '../../state/fleet-view'
import { text } from '../../text/text'
import { formatNumber, formatQuantity, type UnitSystem } from '../../ui/format'

const digits: Record<string, number> = { expected: 1, trend: 1, health: 0, defrosts: 1, cost: 0, cop: 2, installed: 0 }

/** The name of a dimension. */
export const dimensionName = (id: string): string => text.brush.dimensions[id] ?? id

/** A value of a dimension in words. */
export const valueName = (id: string, value: string): string =>
  id === 'severity' ? (text.severity[value as keyof typeof text.severity] ?? value)
  : id === 'fault' ? (text.faults[value] ?? value)
  : value

/** A number of a dimension with its unit; a year without separators. */
export const numberName = (id: string, value: number): string => {
  if (id === 'installed') return String(Math.round(value))
  const unit = text.brush.units[id] ?? ''
  return `${formatNumber(value, digits[id] ?? 1)}${unit === '' ? '' : ` ${unit}`}`
}

/** A brush as a part of a sentence. */
export const brushWords = (id: string, brush: Brush, system: UnitSystem): string => {
  const words = text.brush.sentence
  const name = dimensionName(id)
  switch (brush.kind) {
    case 'values':
      return words.values(name, brush.values.map((value) => valueName(id, value)).join(words.or))
    case 'words':
      return words.words(brush.words)
    case 'range':
      return brush.low === -Infinity ? words.atMost(name, numberName(id, brush.high)) : brush.high === Infinity ? words.atLeast(name, numberName(id, brush.low)) : words.range(name, numberName(id, brush.low), numberName(id, brush.high))
    case 'box':
      return id === 'curve'
        ? words.curve(brush.x.map((value) => formatQuantity(value, 'temperature', system, 0)).join(' – '), brush.y.map((value) => formatNumber(value, 1)).join(' – '))
        : words.place
  }
}
