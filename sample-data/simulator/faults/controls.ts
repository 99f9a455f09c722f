import type { FaultRecipe } from './fault-recipe'

/** What the controller of a unit does and can do, by faults changed. */
export interface Controls {
  /** Seconds of heating after which a timer defrosts whatever the frost; Infinity without one. */
  defrostTimerS: number
  /** Frost at a defrost over that of a healthy one. */
  frostLimit: number
  /** Share of the heat that reaches the coil in a defrost. */
  defrostHeat: number
  /** Least seconds of heating between defrosts. */
  defrostLeastS: number
  /** Forced starts an hour, or 0. */
  startsPerH: number
  /** Outdoor temperature below which the compressor stays off, °C. */
  cutOutC: number
  /** The compressor is broken. */
  dead: boolean
  /** The reversing valve stays in the cooling position. */
  wrongWay: boolean
  /** Backup heat: what there is, W; whether it ignores its lockout; whether its relay sticks. */
  auxMissing: boolean
  auxUnlocked: boolean
  auxStuck: boolean
  /** Factor on the need for heat, and W that run all the time. */
  need: number
  extraW: number
  /** K on the supply water and on the room setpoint. */
  supplyK: number
  setpointK: number
  /** Error of the coil sensor that ends a defrost, K. */
  coilErrorK: number
}

export const plainControls: Readonly<Controls> = {
  defrostTimerS: Infinity,
  frostLimit: 1,
  defrostHeat: 1,
  defrostLeastS: 1500,
  startsPerH: 0,
  cutOutC: -Infinity,
  dead: false,
  wrongWay: false,
  auxMissing: false,
  auxUnlocked: false,
  auxStuck: false,
  need: 1,
  extraW: 0,
  supplyK: 0,
  setpointK: 0,
  coilErrorK: 0,
}

/** The controls of a unit under a fault of some severity. */
export const faultyControls = (fault: FaultRecipe, severity: number, hydronic: boolean): Partial<Controls> => {
  switch (fault.fault) {
    case 'defrost_excessive':
      return { defrostTimerS: severity * 60 }
    case 'defrost_insufficient':
      return { frostLimit: severity }
    case 'defrost_incomplete':
      return { defrostHeat: severity, defrostLeastS: 900 }
    case 'short_cycling':
      return { startsPerH: severity }
    case 'cold_climate_risk':
      return { cutOutC: severity }
    case 'reversing_valve_stuck':
      return { wrongWay: true }
    case 'aux_heat_missing':
      return { auxMissing: true }
    case 'aux_heat_misuse':
      return fault.kind === 'relay' ? { auxStuck: true } : { auxUnlocked: true }
    case 'energy_cost_anomaly':
      return fault.kind === 'standby' ? { extraW: severity * 1000 } : { need: 1 + severity }
    case 'setting_change':
      return hydronic ? { supplyK: severity } : { setpointK: severity }
    case 'sensor_drift':
    case 'sensor_bias':
      return fault.sensor === 'coil' ? { coilErrorK: severity } : {}
    default:
      return {}
  }
}
