import { fold } from '../../ui/fold'
import type { IconName } from '../../ui/icon'

export interface PaletteItem {
  id: string
  group: string
  icon: IconName
  label: string
  detail?: string | undefined
  run: () => void
}

/** What the palette offers, group by group: `always` are narrowed by the words typed, `found` answer them already. */
export interface PaletteSource {
  /** Also offered while nothing is typed. */
  always: readonly PaletteItem[]
  /** Offered once something is typed, and narrowed by it. */
  named: readonly PaletteItem[]
  found: readonly PaletteItem[]
}

/** How well an item fits: 2 when its label begins with the words, 1 when a word of it does, 0 when it only holds them; undefined when it does not. */
export const fitOf = (item: PaletteItem, words: string): number | undefined => {
  const [label, sought] = [fold(`${item.label} ${item.detail ?? ''}`), fold(words).trim()]
  if (!sought.split(/\s+/).every((word) => label.includes(word))) return undefined
  if (label.startsWith(sought)) return 2
  return label.split(/[\s:,]+/).some((word) => word.startsWith(sought)) ? 1 : 0
}

/** Items for the words typed. Groups stay together; those that hold a better fit come first, else what was found, then what is named. */
export const paletteItems = (words: string, { always, named, found }: PaletteSource): PaletteItem[] => {
  if (words.trim() === '') return [...always, ...found]
  const groups = new Map<string, { fit: number; items: PaletteItem[] }>()
  const add = (item: PaletteItem, fit: number): void => {
    const group = groups.get(item.group) ?? { fit: 0, items: [] }
    group.fit = Math.max(group.fit, fit)
    group.items.push(item)
    groups.set(item.group, group)
  }
  for (const item of found) add(item, fitOf(item, words) ?? 0)
  for (const item of [...always, ...named]) {
    const fit = fitOf(item, words)
    if (fit !== undefined) add(item, fit)
  }
  return [...groups.values()].sort((a, b) => b.fit - a.fit).flatMap(({ items }) => items)
}
