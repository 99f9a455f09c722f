import type { Refrigerant } from '../../refrigerants'
import { substances } from '../../refrigerants'
import { decimalText, withoutZeros, type Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'

/** `15 lb`, `12.5 lb` */
export const poundsText = (lb: Fraction): string => `${withoutZeros(decimalText(lb, 4))} lb`

/** `12.5 lb`, `6.8 kg (14.9914 lb)` */
export const massText = (mass: Mass): string =>
  mass.unit === 'lb' ? `${withoutZeros(mass.written)} lb` : `${withoutZeros(mass.written)} kg (${withoutZeros(decimalText(mass.lb, 4))} lb)`

export const listText = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const listed = new Set(substances().flatMap((substance) => (substance.listedHfc ? [substance.name] : [])))
const depleting = new Set(substances().flatMap((substance) => (substance.odsClass === null ? [] : [substance.name])))

/** The listed HFCs of a refrigerant: `R-32 and R-125`. */
export const hfcText = ({ components }: Refrigerant): string => listText(Object.keys(components).filter((name) => listed.has(name)))

/** Its ozone-depleting substances. */
export const odsText = ({ components }: Refrigerant): string => listText(Object.keys(components).filter((name) => depleting.has(name)))
