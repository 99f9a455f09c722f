import table from './refrigerants.json'

export type SafetyClass = 'A1' | 'A2L' | 'A2' | 'A3' | 'B1' | 'B2L'
export type PressureClass = 'low' | 'medium' | 'high' | 'very high'
export type OdsClass = 'I' | 'II'

/** A pure fluid, alone or in a blend. */
export interface Substance {
  name: string
  /** 100-year global warming potential: for a listed HFC its exchange value of 42 USC 7675(c). */
  gwp: number
  odsClass: OdsClass | null
  /** An HFC listed in 42 USC 7675(c). */
  listedHfc: boolean
  certainty: 'official' | 'secondary' | 'memory'
}

export interface Refrigerant {
  /** ASHRAE designation, as `R-410A`. */
  name: string
  safetyClass: SafetyClass
  /** 100-year global warming potential, exchange value of 42 USC 7675(c), AR4 basis; of a blend by mass, to the whole number. */
  gwp: number
  /** Class of ozone-depleting substance, of a blend the stricter one in it, or null. */
  odsClass: OdsClass | null
  /** Every component depletes ozone. */
  solelyOds: boolean
  /** Contains an HFC listed in 42 USC 7675(c). */
  hasListedHfc: boolean
  /** By saturation pressure at 104 °F (40 CFR 82.152). */
  pressureClass: PressureClass
  /** Percent by mass of each substance; a pure fluid is its own. */
  components: Readonly<Record<string, number>>
  /** Whether class, composition and pressure were read in a page, or are recalled. */
  certainty: 'official' | 'secondary' | 'memory'
  note: string | null
}

interface Stored {
  name: string
  safetyClass: string
  gwp: number
  pressureClass: string
  components: Record<string, number | undefined>
  certainty: string
  note?: string
}

const pure = table.substances as readonly Substance[]
const byName = new Map(pure.map((substance) => [substance.name, substance]))

const toRefrigerant = (stored: Stored): Refrigerant => {
  const names = Object.keys(stored.components)
  const parts = names.flatMap((name) => byName.get(name) ?? [])
  if (parts.length !== names.length) throw new Error(`${stored.name} has a component that is no substance of the table`)
  return {
    ...(stored as Pick<Refrigerant, 'name' | 'safetyClass' | 'gwp' | 'pressureClass' | 'components' | 'certainty'>),
    odsClass: parts.some((part) => part.odsClass === 'I') ? 'I' : parts.some((part) => part.odsClass === 'II') ? 'II' : null,
    solelyOds: parts.every((part) => part.odsClass !== null),
    hasListedHfc: parts.some((part) => part.listedHfc),
    note: stored.note ?? null,
  }
}

const all: readonly Refrigerant[] = table.refrigerants.map(toRefrigerant)
const key = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
const byKey = new Map(all.map((refrigerant) => [key(refrigerant.name), refrigerant]))
const tradeNames: Readonly<Record<string, string>> = {
  PROPANE: 'R-290',
  PROPYLENE: 'R-1270',
  ETHANE: 'R-170',
  BUTANE: 'R-600',
  ISOBUTANE: 'R-600a',
  CO2: 'R-744',
  CARBONDIOXIDE: 'R-744',
  AMMONIA: 'R-717',
  NH3: 'R-717',
  PURON: 'R-410A',
  AZ20: 'R-410A',
  GENETRONAZ20: 'R-410A',
  PURONADVANCE: 'R-454B',
  XL41: 'R-454B',
  OPTEONXL41: 'R-454B',
  OPTEONXL55: 'R-452B',
  OPTEONXL20: 'R-454C',
  OPTEONXL40: 'R-454A',
  OPTEONXP10: 'R-513A',
  OPTEONXP40: 'R-449A',
  OPTEONXP44: 'R-452A',
  OPTEONXP30: 'R-514A',
  SOLSTICEN13: 'R-450A',
  SOLSTICEN40: 'R-448A',
  SOLSTICEN15: 'R-515B',
  SOLSTICEZD: 'R-1233zd(E)',
  PERFORMAXLT: 'R-407F',
  MO29: 'R-422D',
  MO59: 'R-417A',
  NU22: 'R-417A',
  MO99: 'R-438A',
  FREONMO99: 'R-438A',
  RS70: 'R-453A',
  TDX20: 'R-458A',
  BLUON: 'R-458A',
  MP39: 'R-401A',
  HP80: 'R-402A',
  R1234ZE: 'R-1234ze(E)',
  R1233ZD: 'R-1233zd(E)',
  R1224YD: 'R-1224yd(Z)',
}

/** Every refrigerant the project knows, in the order of its table. */
export const refrigerants = (): readonly Refrigerant[] => all

/** The pure fluids that refrigerants are made of. */
export const substances = (): readonly Substance[] => pure

/** The version of the refrigerant table. */
export const refrigerantTableVersion: string = table.version

const byTrade = (written: string): Refrigerant | undefined => {
  const trade = tradeNames[written]
  return trade === undefined ? undefined : byKey.get(key(trade))
}

/** The refrigerant behind a name as people write it (`R410A`, `r-410a`, `HFC-32`, `410A`, `Freon 22`, `propane`), or undefined. */
export const findRefrigerant = (name: string | null | undefined): Refrigerant | undefined => {
  if (name === null || name === undefined) return undefined
  const known = found.get(name)
  if (known !== undefined) return known.refrigerant
  const refrigerant = find(name)
  if (found.size >= mostNames) found.clear()
  found.set(name, { refrigerant })
  return refrigerant
}

const found = new Map<string, { refrigerant: Refrigerant | undefined }>()
const mostNames = 1000

const find = (name: string): Refrigerant | undefined => {
  const written = key(name)
  const bare = written.replace(/^(HCFO|HCFC|HFC|HFO|CFC|HC|R|FREON|SUVA|FORANE|GENETRON|KLEA)/, '')
  return byKey.get(written) ?? byKey.get(`R${bare}`) ?? byTrade(written) ?? byTrade(`R${bare}`)
}
