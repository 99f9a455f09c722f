import type { UnderstoodColumn } from './understand-column'

/** What a column of energies counts. */
export type EnergyKind = 'counter' | 'interval'

const counterWords = /total|counter|meter|zahler|matare|compteur|contador|contatore|lifetime|cumul|gesamt|reading|stand\b|index/i
const intervalWords = /interval|delta|per |daily|hourly|today|heute|tag|last hour|_tot\b/i
const fewestSteps = 8

/** Whether a column holds a counter's reading or the energy of each row; `guessed` when few rows tell. */
export const energyKind = ({ name, numbers }: Pick<UnderstoodColumn, 'name' | 'numbers'>): { kind: EnergyKind; guessed: boolean } => {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] as number))
  const falls = steps.filter((step) => step < 0).length
  const rises = steps.filter((step) => step > 0).length
  const growsOnly = falls <= Math.max(1, steps.length / 50) && rises > 3 * falls
  if (counterWords.test(name) && !intervalWords.test(name) && steps.length === 0) return { kind: 'counter', guessed: true }
  if (counterWords.test(name) && growsOnly) return { kind: 'counter', guessed: false }
  if (intervalWords.test(name) || falls * 10 > steps.length) return { kind: 'interval', guessed: false }
  return growsOnly && steps.length >= fewestSteps ? { kind: 'counter', guessed: false } : { kind: growsOnly ? 'counter' : 'interval', guessed: true }
}
