/**
 * Minutes between defrosts that frosting asks for at an outdoor temperature (°C) and relative humidity (%): 30, 60, 165,
 * `noFrost` where no frost forms, NaN outside the map.
 */
export const frostIntervalMin = (c: number, rhPct: number): number => {
  if (!(c < 6 && c >= -25) || rhPct !== rhPct) return NaN
  const rh = rhPct / 100
  if (rh >= 0.824762543 - 0.0190727602 * c + 0.00119709272 * c * c + 2.15230362e-5 * c * c * c) return 30
  if (rh >= 0.581825389 - 0.00880317871 * c + 6.18167285e-4 * c * c - 7.75e-7 * c * c * c) return 60
  if (rh >= 0.442929753 - 0.00703658 * c + 7.325e-5 * c * c - 3.3726e-6 * c * c * c) return 165
  return noFrost
}

/** Stands for "never" and is still a number that a median can be taken of. */
export const noFrost = 1e9
