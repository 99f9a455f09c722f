import { isCooling, withoutMachineNames } from '../../dictionary/header-words'
import { plainWords } from './clean-name'
import type { UnderstoodColumn } from './understand-column'

/** Of the columns of a table those that are loaded: several of a power are added. */
export interface ChosenColumns {
  columns: UnderstoodColumn[]
  /** What another could have been, for people. */
  cautions: string[]
}

const extreme = /\b(min|minimum|minimal\w*|max|maximum|maximal\w*|peak|spitze)\b/
const phase = /\b(l|phase ?)[123]\b/
const compressor = /compress|kompress|verdichter/
const mostNamed = 3

const wordsOf = ({ name }: UnderstoodColumn): string => withoutMachineNames(plainWords(name))
const isPower = ({ quantity }: UnderstoodColumn): boolean => quantity === 'power' || quantity === 'energy'

/** How far a column is from the whole and the mean of its signal: 0 where nothing in its name says so. */
const distance = (column: UnderstoodColumn): number => {
  const words = wordsOf(column)
  if (extreme.test(words)) return 3
  if (isPower(column) && phase.test(words)) return 2
  return isPower(column) && column.signal.startsWith('power_') && compressor.test(words) ? 1 : 0
}

/** A signal's column: the mean before extremes, the whole before parts, the first of those alike; phases are added, and cooling counts beside heating. */
export const chooseColumns = (understood: readonly UnderstoodColumn[]): ChosenColumns => {
  const bySignal = new Map<string, UnderstoodColumn[]>()
  const chosen: ChosenColumns = { columns: [], cautions: understood.flatMap(({ name, foreign }) => (foreign === undefined ? [] : [`${name} was left out, as the unit ${foreign} is not known`])) }
  for (const column of understood.filter(({ foreign }) => foreign === undefined)) {
    const own = bySignal.get(column.signal) ?? []
    if (!own.some(({ name }) => name === column.name)) bySignal.set(column.signal, [...own, column])
  }
  for (const own of bySignal.values()) {
    const cooling = own.filter(takesHeat)
    const sides = own[0]?.quantity === 'power' && cooling.length > 0 && cooling.length < own.length ? [own.filter((column) => !takesHeat(column)), cooling] : [own]
    for (const side of sides) choose(side, chosen)
  }
  return { ...chosen, columns: understood.filter((column) => chosen.columns.includes(column)) }
}

/** Whether a column is a heat that is taken out of the load. */
export const takesHeat = (column: UnderstoodColumn): boolean => column.signal.startsWith('heat_') && isCooling(wordsOf(column))

const choose = (own: readonly UnderstoodColumn[], { columns, cautions }: ChosenColumns): void => {
  const least = Math.min(...own.map(distance))
  const [first, ...others] = own.filter((column) => distance(column) === least)
  if (first === undefined) return
  const phases = least === 2 && first.quantity === 'power' ? others.filter((other) => wordsOf(other).replace(phase, '') === wordsOf(first).replace(phase, '')) : []
  columns.push(first, ...phases)
  const left = others.filter((other) => !phases.includes(other))
  if (first.quantity === 'text' || first.quantity === 'flag') return
  const named = left.slice(0, mostNamed).map(({ name }) => name).join(', ')
  if (left.length > 0) cautions.push(`${first.name} was taken as ${first.signal.replace(/_energy$/, ' energy')}, and not ${named}${left.length > mostNamed ? ` or ${left.length - mostNamed} more` : ''}`)
  if (least === 3) cautions.push(`${first.name} names an extreme, and no column a mean`)
  if ((least === 2 && phases.length === 0) || least === 1) cautions.push(`${first.name} may be a part of the power only`)
}
