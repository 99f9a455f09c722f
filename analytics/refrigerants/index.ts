export {
  findRefrigerant,
  refrigerants,
  refrigerantTableVersion,
  substances,
  type OdsClass,
  type PressureClass,
  type Refrigerant,
  type SafetyClass,
  type Substance,
} from './refrigerant'
export { findFluid, type Fluid, type SuperheatFit, type VapourFit } from './fluid'
export {
  bubblePressure,
  bubbleTemperature,
  dewPressure,
  dewTemperature,
  kpaToPsig,
  psigToKpa,
  subcooling,
  superheat,
} from './saturation'
export {
  dischargeEnthalpy,
  isentropicWork,
  liquidEnthalpy,
  saturatedVapourDensity,
  saturatedVapourEnthalpy,
  suctionDensity,
  suctionEnthalpy,
} from './enthalpy'
export { coolingCop, cycleEnthalpies, heatingCop, isentropicEfficiency, refrigerantFlow, shellLoss, type CycleEnthalpies, type CyclePoint } from './cycle'
export { compressorMap } from './compressor-map'
export { dewPoint, humidityRatio, iceVapourPressure, saturatedHumidityRatio, waterVapourPressure } from './psychrometrics'
