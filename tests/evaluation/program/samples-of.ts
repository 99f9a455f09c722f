import type { MemorySamples } from '../../../analytics/pipeline/2-features/memory-series'
import { missing, mode } from '../../../analytics/pipeline/2-features/unit/codes'

import { modes, signalsOf, type Telemetry, type Tier } from '../../../sample-data/simulator'

const metered = 0
const codeOf = modes.map((name) => mode[name])

/** The samples of a simulated unit as a tier shows them: the columns of the others are dropped. */
export const samplesOf = (telemetry: Telemetry, { startS, sampleS }: { startS: number; sampleS: number }, tier: Tier): MemorySamples => {
  const { rows } = telemetry
  const signals = signalsOf(tier)
  const ts = new Float64Array(rows)
  const modeCodes = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    ts[row] = startS + (telemetry.index[row] as number) * sampleS
    modeCodes[row] = codeOf[telemetry.mode[row] as number] ?? mode.unknown
  }
  return {
    sampleS,
    ts,
    mode: modeCodes,
    heatSource: new Uint8Array(rows).fill(signals.includes('heat_w') ? metered : missing),
    valveHeating: telemetry.reversingValveHeating.subarray(0, rows),
    defrost: telemetry.defrost.subarray(0, rows),
    numbers: Object.fromEntries(signals.map((name) => [name, telemetry.numbers[name].subarray(0, rows)])),
  }
}
