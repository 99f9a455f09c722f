import { dischargeEnthalpy, isentropicWork, liquidEnthalpy, suctionEnthalpy } from './enthalpy'
import type { VapourFit } from './fluid'

/** Share of the compressor's input that its shell loses. */
export const shellLoss = 0.05

/** A cycle as line thermistors and pressures tell it: dew temperatures of evaporation and condensation, lines, all °C. */
export interface CyclePoint {
  evaporatingC: number
  condensingC: number
  suctionC: number
  dischargeC: number
  liquidC: number
}

/** Enthalpies at the inlet and outlet of the compressor and in the liquid line, kJ/kg; NaN where a temperature is missing or on the wrong side of saturation. */
export interface CycleEnthalpies {
  inlet: number
  outlet: number
  liquid: number
}

/** Superheat below this is wet gas or a sensor's error: its enthalpy can't be told. */
const leastSuperheat = -2

export const cycleEnthalpies = (fit: VapourFit, { evaporatingC, condensingC, suctionC, dischargeC, liquidC }: CyclePoint): CycleEnthalpies => {
  const superheat = suctionC - evaporatingC
  return {
    inlet: superheat >= leastSuperheat ? suctionEnthalpy(fit, evaporatingC, Math.max(0, superheat)) : NaN,
    outlet: dischargeC > condensingC ? dischargeEnthalpy(fit, condensingC, dischargeC - condensingC) : NaN,
    liquid: liquidEnthalpy(fit, liquidC),
  }
}

/** Isentropic work over the enthalpy the gas gained; NaN outside 0.4 to 0.9, where readings contradict each other (section 0.3 of the analytics notes). */
export const isentropicEfficiency = (fit: VapourFit, { evaporatingC, suctionC }: CyclePoint, { inlet, outlet }: CycleEnthalpies, pressureRatio: number): number => {
  const efficiency = isentropicWork(fit, evaporatingC, Math.max(0, suctionC - evaporatingC), pressureRatio) / (outlet - inlet)
  return efficiency >= 0.4 && efficiency <= 0.9 ? efficiency : NaN
}

/** Heating COP of the refrigerant by energy balance: heat given off over the compressor's input (section 1.1 B). */
export const heatingCop = ({ inlet, outlet, liquid }: CycleEnthalpies): number => (outlet > inlet ? ((1 - shellLoss) * (outlet - liquid)) / (outlet - inlet) : NaN)

/** Cooling COP likewise: heat taken up over the compressor's input. */
export const coolingCop = ({ inlet, outlet, liquid }: CycleEnthalpies): number => (outlet > inlet ? ((1 - shellLoss) * (inlet - liquid)) / (outlet - inlet) : NaN)

/** Mass flow, g/s, from the compressor's electrical input, W. */
export const refrigerantFlow = ({ inlet, outlet }: CycleEnthalpies, compressorW: number): number => (outlet > inlet ? ((1 - shellLoss) * compressorW) / (outlet - inlet) : NaN)
