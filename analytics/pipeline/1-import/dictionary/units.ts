export type Quantity =
  | 'temperature' | 'difference' | 'power' | 'energy' | 'pressure' | 'flow' | 'airflow' | 'frequency' | 'current' | 'percent' | 'speed' | 'velocity' | 'level'

/** A unit of a quantity, and how a number in it becomes the contract's unit (°C, K, W, kWh, kPa absolute, L/min, m3/h, Hz, A, %, 1/min, mm/s, dBm). */
export interface Unit {
  id: string
  quantity: Quantity
  /** The number times `scale`, after `shift` was added: `(x + shift) * scale`. */
  shift: number
  scale: number
  /** How it is written, apart from case and blanks. */
  written: readonly string[]
  /** Written the same way in gauge and absolute: taken for gauge, which is a guess. */
  guessed?: true
}

const kpaOfPsi = 6.894757293168361
const kpaOfKgf = 98.0665
const atmosphereKpa = 101.325
const btuWatts = 0.29307107017222
const gallonLitres = 3.785411784

const gauge = (id: string, scale: number, written: readonly string[], guessed?: true): Unit => ({
  id, quantity: 'pressure', shift: atmosphereKpa / scale, scale, written, ...(guessed === undefined ? {} : { guessed }),
})
const plain = (id: string, quantity: Quantity, scale: number, written: readonly string[], shift = 0): Unit => ({ id, quantity, shift, scale, written })

/** Every unit the importer knows. Sources: NIST SP 811 (inch-pound, international table calorie), 3rd CGPM (standard gravity, kgf), 10th CGPM (standard atmosphere). */
export const units: readonly Unit[] = [
  plain('degC', 'temperature', 1, ['°c', 'º c', 'degc', 'deg c', 'c', '℃', 'celsius', 'grad c', 'oc', 'ºc', '° c', 'gradc']),
  plain('degF', 'temperature', 5 / 9, ['°f', 'degf', 'deg f', 'f', '℉', 'fahrenheit', 'ºf', '° f'], -32),
  plain('kelvin', 'temperature', 1, ['kelvin', 'degk'], -273.15),
  plain('K', 'difference', 1, ['k', 'dk', 'delta k']),
  plain('W', 'power', 1, ['w', 'watt', 'watts', 'va']),
  plain('kW', 'power', 1000, ['kw', 'kilowatt', 'kwth', 'kwel', 'kw th', 'kw el']),
  plain('MW', 'power', 1e6, ['megawatt']),
  plain('BTU/h', 'power', btuWatts, ['btu/h', 'btuh', 'btu/hr', 'btu per hour']),
  plain('kcal/h', 'power', 1.163, ['kcal/h', 'kcal/hr']),
  plain('kBTU/h', 'power', btuWatts * 1000, ['kbtu/h', 'mbh', 'kbtuh']),
  plain('ton', 'power', btuWatts * 12_000, ['ton', 'tons', 'tr', 'rt', 'ton refrigeration']),
  plain('Wh', 'energy', 0.001, ['wh', 'watt hours', 'watthours', 'watt hour']),
  plain('kWh', 'energy', 1, ['kwh', 'kilowatt hours', 'kilowatthours', 'kwhth', 'kwhel']),
  plain('MWh', 'energy', 1000, ['mwh']),
  plain('MJ', 'energy', 1 / 3.6, ['mj']),
  plain('kJ', 'energy', 1 / 3600, ['kj']),
  plain('GJ', 'energy', 1000 / 3.6, ['gj']),
  plain('BTU', 'energy', btuWatts / 1000, ['btu']),
  plain('kPa', 'pressure', 1, ['kpa', 'kpaa', 'kpa a', 'kpa abs']),
  gauge('kPag', 1, ['kpag', 'kpa g', 'kpa gauge']),
  gauge('MPag', 1000, ['mpag', 'mpa g', 'mpa gauge']),
  gauge('MPa', 1000, ['mpa'], true),
  plain('psia', 'pressure', kpaOfPsi, ['psia', 'psi a', 'psi abs']),
  gauge('psig', kpaOfPsi, ['psig', 'psi g', 'psi gauge']),
  gauge('psi', kpaOfPsi, ['psi'], true),
  plain('bara', 'pressure', 100, ['bara', 'bar a', 'bar abs', 'bar absolute']),
  gauge('barg', 100, ['barg', 'bar g', 'bar gauge', 'bar rel', 'bar u']),
  gauge('bar', 100, ['bar'], true),
  plain('kgf/cm2 abs', 'pressure', kpaOfKgf, ['kgf/cm2 abs', 'kgf/cm2 a', 'kgf/cm2a']),
  gauge('kgf/cm2 gauge', kpaOfKgf, ['kgf/cm2 g', 'kgf/cm2g', 'kg/cm2 g', 'kg/cm2g']),
  gauge('kgf/cm2', kpaOfKgf, ['kgf/cm2', 'kg/cm2', 'kgf/cm²', 'kg/cm²'], true),
  plain('L/min', 'flow', 1, ['l/min', 'lpm', 'l/m', 'liter/min', 'litre/min', 'ltr/min', 'l per min']),
  plain('L/h', 'flow', 1 / 60, ['l/h', 'lph', 'l/hr', 'liter/h', 'ltr/h', 'litre/h']),
  plain('L/s', 'flow', 60, ['l/s', 'lps']),
  plain('gpm', 'flow', gallonLitres, ['gpm', 'gal/min', 'us gpm', 'usgpm']),
  plain('m3/h', 'flow', 1000 / 60, ['m3/h', 'm³/h', 'cbm/h', 'm3/hr', 'm^3/h']),
  plain('cfm', 'airflow', 1.69901082, ['cfm', 'scfm', 'acfm', 'ft3/min']),
  plain('Hz', 'frequency', 1, ['hz', 'rps', '1/s', 'hertz']),
  plain('A', 'current', 1, ['a', 'amp', 'amps', 'ampere', 'arms']),
  plain('mA', 'current', 0.001, ['ma']),
  plain('%', 'percent', 1, ['%', 'percent', 'pct', '%rh', '% rh', 'rh%']),
  plain('rpm', 'speed', 1, ['rpm', '1/min', 'u/min', 'r/min', 'tr/min', 'varv/min']),
  plain('mm/s', 'velocity', 1, ['mm/s']),
  plain('dBm', 'level', 1, ['dbm', 'db']),
]

const byText = new Map(units.flatMap((unit) => unit.written.map((text) => [text.replace(/\s/g, ''), unit] as const)))
const byId = new Map(units.map((unit) => [unit.id, unit]))

/** `bar(a)` as `bara`: what a pressure is held against, without brackets of its own. */
export const withoutInnerBrackets = (text: string): string => text.replace(/(bar|psi|[km]pa|cm2|cm²)\s*\((abs|gauge|a|g)\)/i, '$1$2')

/** The unit that a text is, `[°C]`, `(kW)`, `degF`; undefined for any other text. */
export const unitOf = (text: string): Unit | undefined => {
  const bare = withoutInnerBrackets(text).trim().replace(/^[[({]\s*|\s*[\])}]$/g, '')
  return byId.get(bare) ?? byText.get(bare.replace(/[\s.]/g, '').toLowerCase()) ?? partOfUnit(bare)
}

const parted = /^[x×*]?\s*(0[.,]0{0,2}1|1\/10{1,3}|10{1,2}(?=\s*Wh?$))\s*[x×*]?\s*(\D.*)$/

/** What is counted in parts or tens of a unit, `0.1 °C`, `1/100 bar`, `10 W`. */
const partOfUnit = (text: string): Unit | undefined => {
  const [, factor = '', whole = ''] = parted.exec(text) ?? []
  const unit = byId.get(whole) ?? byText.get(whole.replace(/[\s.]/g, '').toLowerCase())
  const times = factor.startsWith('1/') ? 1 / Number(factor.slice(2)) : Number(factor.replace(',', '.'))
  return unit === undefined ? undefined : { ...unit, id: `${factor.replace(',', '.')} ${unit.id}`, shift: unit.shift / times, scale: unit.scale * times }
}

const foreignUnits = /^(kj\/h|mj\/h|[kmg]?cal|[mg]cal\/h|therms?|mmbtu|mbtu(\/h)?|hp|ps|pa|hpa|mbar|mmhg|inhg|torr|atm|kg\/(h|s|min)|lbm?\/(h|hr|min|s)|m3\/s|m³\/s|counts?|digits?)$/i
const multiplied = /^[x×*]?\s*[\d.,/]+\s*[x×*]?\s*(\D+)$|^(\D+?)\s*[x×*/]\s*[x×*]?\s*[\d.,]+$/

/** Whether a text is a unit that is not known here, or some multiple of one that is: `kg/h`, `°C x10`. */
export const isForeignUnit = (text: string): boolean => {
  const bare = text.trim()
  const [, behind, before] = multiplied.exec(bare) ?? []
  return foreignUnits.test(bare) || unitOf(behind ?? before ?? '') !== undefined
}

/** A number in a unit as a SQL expression in the contract's unit. */
export const converted = (expression: string, { shift, scale }: Pick<Unit, 'shift' | 'scale'>): string => {
  const shifted = shift === 0 ? expression : `(${expression} ${shift < 0 ? '-' : '+'} ${Math.abs(shift)})`
  return scale === 1 ? shifted : `${shifted} * ${scale}`
}
