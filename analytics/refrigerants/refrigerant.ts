import table from './refrigerants.json'

export type SafetyClass = 'A1' | 'A2L' | 'A2' | 'A3' | 'B1' | 'B2L'
export type PressureClass = 'low' | 'medium' | 'high' | 'very high'

export interface Refrigerant {
  /** ASHRAE designation, as `R-410A`. */
  name: string
  safetyClass: SafetyClass
  /** 100-year global warming potential, exchange value of 42 USC 7675(c), AR4 basis. */
  gwp: number
  /** Class of ozone-depleting substance, or null. */
  odsClass: 'I' | 'II' | null
  /** Contains an HFC listed in 42 USC 7675(c). */
  hasListedHfc: boolean
  /** By saturation pressure at 104 °F (40 CFR 82.152). */
  pressureClass: PressureClass
}

const all = table.refrigerants as readonly Refrigerant[]
const key = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
const byKey = new Map(all.map((refrigerant) => [key(refrigerant.name), refrigerant]))
const tradeNames: Readonly<Record<string, string>> = {
  PROPANE: 'R-290',
  CO2: 'R-744',
  AMMONIA: 'R-717',
  NH3: 'R-717',
  ISOBUTANE: 'R-600a',
  PURON: 'R-410A',
  PURONADVANCE: 'R-454B',
}

/** Every refrigerant the project knows, in the order of its table. */
export const refrigerants = (): readonly Refrigerant[] => all

/** The refrigerant behind a name as people write it (`R410A`, `r-410a`, `HFC-32`, `410A`, `propane`), or undefined. */
export const findRefrigerant = (name: string | null | undefined): Refrigerant | undefined => {
  if (name === null || name === undefined) return undefined
  const written = key(name)
  const bare = written.replace(/^(HFC|HCFC|HFO|HC|R)/, '')
  const trade = tradeNames[written]
  return byKey.get(written) ?? byKey.get(`R${bare}`) ?? (trade === undefined ? undefined : byKey.get(key(trade)))
}
