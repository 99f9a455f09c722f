import fits from './fluid-fits.json'
import { findRefrigerant } from './refrigerant'

export interface SuperheatFit {
  readonly L: readonly number[]
  readonly E: readonly number[]
  readonly F: readonly number[]
}

export interface VapourFit {
  readonly hLiquid: readonly number[]
  readonly hVapour: readonly number[]
  readonly lnRhoVapour: readonly number[]
  readonly suction: SuperheatFit
  readonly discharge: SuperheatFit
  readonly isentropicWork: { readonly rOverM: number; readonly coefficients: readonly number[] }
}

/** Fit coefficients of one fluid; the caloric part is missing where only saturation is fitted. */
export interface Fluid {
  readonly rangeC: readonly number[]
  readonly lnPBubble: readonly number[]
  readonly lnPDew: readonly number[]
  readonly tBubble: readonly number[]
  readonly tDew: readonly number[]
  readonly caloric: VapourFit | undefined
}

type StoredFluid = Omit<Fluid, 'caloric'> & Partial<VapourFit>

const isCaloric = (stored: StoredFluid): stored is Omit<Fluid, 'caloric'> & VapourFit => stored.hLiquid !== undefined

const fluids = new Map<string, Fluid>(
  Object.entries(fits.fluids as Record<string, StoredFluid>).map(([name, stored]) => [
    name,
    { ...stored, caloric: isCaloric(stored) ? stored : undefined },
  ]),
)

/** The fit of a refrigerant by any of its names, or undefined where there is none. */
export const findFluid = (name: string | null | undefined): Fluid | undefined => {
  const refrigerant = findRefrigerant(name)
  return refrigerant === undefined ? undefined : fluids.get(refrigerant.name)
}
