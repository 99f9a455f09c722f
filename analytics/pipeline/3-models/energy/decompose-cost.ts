/** Sums of a period: energies in kWh, `priceMean` the mean price of a kWh, heat and backup heat where measured. */
export interface CostPeriod {
  priceMean: number
  energyKwh: number
  /** Kelvin-days below the balance point: how much weather there was. */
  degreeDays: number
  heatKwh?: number
  auxKwh?: number
}

/** What a change of cost is made of, in the tariff's currency; the parts add up to `total` exactly. */
export interface CostParts {
  total: number
  price: number
  weather: number
  /** More or less heat for each degree-day: setting, use, building. */
  load: number
  /** Efficiency of the heat pump without its backup heat. */
  cop: number
  /** Share of backup heat in the electricity. */
  aux: number
}

/**
 * Exact split of a change of cost (analytics notes 5.2). With heat Q, degree-days D, backup share a of the electricity E and
 * COP c of the heat pump alone, E = D (Q / D) / ((1 - a) c + a), so ln cost is a sum of terms; each term's change, times the
 * logarithmic mean of both costs, is its money (logarithmic mean Divisia index, Ang 2005). Without heat, load holds all of E / D.
 * Undefined where a sum is not positive.
 */
export const decomposeCost = (before: CostPeriod, after: CostPeriod): CostParts | undefined => {
  const [a, b] = [termsOf(before), termsOf(after)]
  if (a === undefined || b === undefined) return undefined
  const costs = [before, after].map(({ priceMean, energyKwh }) => priceMean * energyKwh) as [number, number]
  const weight = logarithmicMean(...costs)
  const withHeat = a.heat !== undefined && b.heat !== undefined
  const part = (name: 'price' | 'weather') => weight * Math.log(b[name] / a[name])
  if (!withHeat)
    return { total: costs[1] - costs[0], price: part('price'), weather: part('weather'), load: weight * Math.log(b.perDegree / a.perDegree), cop: 0, aux: 0 }
  const [one, other] = [a.heat, b.heat] as [HeatTerms, HeatTerms]
  return {
    total: costs[1] - costs[0],
    price: part('price'),
    weather: part('weather'),
    load: weight * Math.log(other.loadPerDegree / one.loadPerDegree),
    cop: -weight * Math.log(other.cop / one.cop),
    aux: -weight * Math.log(other.mixing / one.mixing),
  }
}

interface HeatTerms {
  loadPerDegree: number
  cop: number
  /** Efficiency with backup heat over that of the heat pump alone. */
  mixing: number
}

interface Terms {
  price: number
  weather: number
  perDegree: number
  heat: HeatTerms | undefined
}

const termsOf = ({ priceMean, energyKwh, degreeDays, heatKwh, auxKwh = 0 }: CostPeriod): Terms | undefined => {
  if (!(priceMean > 0 && energyKwh > 0 && degreeDays > 0)) return undefined
  const cop = heatKwh === undefined ? NaN : (heatKwh - auxKwh) / (energyKwh - auxKwh)
  const share = auxKwh / energyKwh
  const heat = cop > 0 && share < 1 ? { loadPerDegree: (heatKwh as number) / degreeDays, cop, mixing: 1 - share + share / cop } : undefined
  return { price: priceMean, weather: degreeDays, perDegree: energyKwh / degreeDays, heat }
}

const logarithmicMean = (a: number, b: number): number => (Math.abs(b / a - 1) < 1e-9 ? (a + b) / 2 : (b - a) / Math.log(b / a))
