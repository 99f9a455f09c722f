/** K of approach that snow on the outdoor coil costs after one more sample; it falls below 0.5 °C and melts or is blown off. */
export const snowAfter = (snowK: number, outdoorC: number, precipMm: number, sampleS: number): number => {
  const hours = sampleS / 3600
  const fallen = outdoorC < 0.5 ? 0.35 * precipMm * hours : 0
  const keepHours = outdoorC > 1 ? 2 : 10
  return Math.min(2.5, (snowK + fallen) * Math.exp(-hours / keepHours))
}

/** K of approach that wind saves, against the 3 m/s of the rating. */
export const windK = (windMs: number): number => -0.06 * Math.max(-3, Math.min(6, windMs - 3))
