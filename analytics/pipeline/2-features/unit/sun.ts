const degree = Math.PI / 180

/**
 * Elevation of the sun, degrees, at a moment (seconds since 1970, UTC) and a place in degrees north and east; without refraction, to 0.05°
 * (low-precision formulas of the Astronomical Almanac).
 */
export const sunElevation = (at: number, latitude: number, longitude: number): number => {
  const d = at / 86400 - 10957.5
  const anomaly = (357.529 + 0.98560028 * d) * degree
  const ecliptic = (280.459 + 0.98564736 * d + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * degree
  const obliquity = (23.439 - 3.6e-7 * d) * degree
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic))
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(ecliptic))
  const hourAngle = (18.697374558 + 24.06570982441908 * d) * 15 * degree + longitude * degree - ascension
  const north = latitude * degree
  return Math.asin(Math.sin(north) * Math.sin(declination) + Math.cos(north) * Math.cos(declination) * Math.cos(hourAngle)) / degree
}
