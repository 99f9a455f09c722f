export interface Place {
  latitude: number | null
  longitude: number | null
}

/** Great-circle distance in km on a sphere of 6,371 km (haversine); null when a place is unknown. */
export const greatCircleKm = (a: Place, b: Place): number | null => {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null
  const radians = Math.PI / 180
  const dLatitude = (b.latitude - a.latitude) * radians
  const dLongitude = (b.longitude - a.longitude) * radians
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLongitude / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
