import { text } from './text'

/** The title of a work order in words: that of its worst finding, and how many others it has. */
export const orderTitle = (title: string): string => {
  const [, first = title, more] = /^(.*?)(?: and (\d+) more)?$/.exec(title) ?? []
  const named = text.orderTitles[first] ?? first
  return more === undefined ? named : text.orders.andMore(named, Number(more))
}
