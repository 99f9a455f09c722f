import { skillNamesDe } from './de-orders'

type Phrase = readonly [english: RegExp, german: string | ((whole: string, ...found: string[]) => string)]

const phrases: readonly Phrase[] = [
  [/^No technician is in the register technicians\.csv\.$/, 'Im Register technicians.csv steht keine Fachkraft.'],
  [/^Nobody is qualified for (.+?): /, 'Niemand ist für $1 geeignet: '],
  [/^Nobody is qualified: /, 'Niemand ist geeignet: '],
  [/every technician has left\.$/, 'alle Fachkräfte sind ausgeschieden.'],
  [/: no technician has (.+)\.$/, ': keine Fachkraft hat $1.'],
  [/ comes nearest and lacks /, ' kommt am nächsten, fehlt: '],
  [/Nobody else is qualified\.$/, 'Niemand sonst ist geeignet.'],
  [/: qualified, /, ': geeignet, '],
  [/^qualified$/, 'geeignet'],
  [/^chosen$/, 'gewählt'],
  [/: chosen by hand, /, ': von Hand gewählt, '],
  [/travel unknown/g, 'Anfahrt unbekannt'],
  [/(\d[\d.]* h) planned that week/g, '$1 in der Woche verplant'],
  [/ \(over the weekly hours\)/, ' (über den Wochenstunden)'],
  [/ Second: /, ' Zweite Wahl: '],
  [/^second: /, 'zweite Wahl: '],
  [/no room that week \((.+?) planned\)/, 'in der Woche kein Platz ($1 verplant)'],
  [/ km farther/g, ' km weiter'],
  [/about as near \((.+?)\) but takes two persons/, 'etwa gleich nah ($1), braucht aber zwei Personen'],
  [/about as near \((.+?)\) but /, 'etwa gleich nah ($1), aber '],
  [/equal in all; first by id/, 'in allem gleich; nach der Kennung die erste'],
  [/has left/g, 'ausgeschieden'],
  [/ with supervisor /g, ' mit Aufsicht '],
  [/an eligible supervisor \(/g, 'eine geeignete Aufsicht ('],
  [/\ba supervisor\b/g, 'eine Aufsicht'],
  [/\bthe days to (\S+) \(leaves on (\S+?)\)/g, 'die Tage bis $1 (scheidet am $2 aus)'],
  [/\blacks /g, 'fehlt: '],
  [/\bskill ([a-z_]+)/g, (_whole, skill = '') => skillNamesDe[skill] ?? skill],
  [/EPA 608 type (\w+) or U/g, 'EPA 608 Typ $1 oder U'],
  [/refrigerant class /g, 'Kältemittelklasse '],
  [/(^|[,(] |fehlt: |hat )brand /g, '$1Marke '],
]

/** Why somebody goes, or does not, in German. */
export const technicianReasonDe = (words: string): string =>
  phrases.reduce((told, [english, german]) => (typeof german === 'string' ? told.replace(english, german) : told.replace(english, german)), words)
