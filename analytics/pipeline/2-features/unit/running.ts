import { mode as modes, running } from './codes'
import type { SeriesRows } from './series-rows'
import { codesFor } from './workspace'

/** Whether the compressor runs, row by row: told by its frequency, else its current, else the unit's power in its mode, else by how far its pressures are apart. */
export const compressorState = (rows: SeriesRows): Uint8Array => {
  const { count, mode, sampleS } = rows
  const state = codesFor('running', count, running.unknown)
  if (sampleS > 900) return state
  const { compressor_hz: hz, compressor_a: amps, power_w: power, discharge_kpa: discharge, suction_kpa: suction } = rows.signal
  for (let i = 0; i < count; i++) {
    const hertz = hz[i] as number
    if (hertz === hertz) {
      state[i] = hertz > 5 ? 1 : 0
      continue
    }
    const ampere = amps[i] as number
    if (ampere === ampere) {
      state[i] = ampere > 0.5 ? 1 : 0
      continue
    }
    const watts = power[i] as number
    if (watts === watts) {
      state[i] = watts > leastPower(mode[i] as number) ? 1 : 0
      continue
    }
    const ratio = (discharge[i] as number) / (suction[i] as number)
    if (ratio >= runningRatio) state[i] = 1
    else if (ratio <= equalRatio) state[i] = 0
  }
  return state
}

/** Pressures that a compressor holds apart, and those of a circuit that has come to rest; between them it is not known. */
const runningRatio = 1.5
const equalRatio = 1.2

const leastPower = (code: number): number => {
  if (code === modes.heat || code === modes.cool || code === modes.dhw || code === modes.defrost) return 150
  return code === modes.off || code === modes.fan || code === modes.aux ? Infinity : 300
}
