import type { Chance } from '../chance'

const starts = [1_767_225_600, 0, 0xffffffff, 631_152_000, 4_102_444_799, 4_102_444_800]
const intervals = [10, 1, 60, 86_400, 86_401, 0, 0xffffffff]
const values = [500.5, -3.25, NaN, Infinity, -Infinity, 3.4e38, -3.4e38, 1e-45, 0, -0, 65_535]

/** A pair of emoncms files; `kept` when its grid is one that can be. */
export const feedPair = ({ below, pick, once }: Chance): { files: Record<string, Buffer>; kept: boolean } => {
  const name = pick(['heatpump_elec', 'heatpump_heat', 'heatpump_flowT', 'heatpump_outsideT', 'hp_elec_kwh', '17'])
  const kept = once(0.7)
  const meta = Buffer.from(new Uint32Array([0, below(9), kept ? 10 : pick(intervals), kept ? 1_767_225_600 : pick(starts)]).buffer)
  const points = Buffer.from(new Float32Array(Array.from({ length: below(200) }, () => (once(0.5) ? below(9000) : pick(values)))).buffer)
  const data = once(0.2) ? points.subarray(0, below(points.length + 1)) : points
  return { kept, files: { [`${name}.meta`]: once(0.1) ? meta.subarray(0, below(17)) : meta, [`${name}.dat`]: data } }
}
