/** SQL of the local time at which hour 1..24 of a day begins; NULL where date or hour can't be read. */
export const startOfHour = (date: string, hour: string, minutes: string): string => {
  const number = `try_cast(${hour} AS INTEGER)`
  return `CASE WHEN ${number} BETWEEN 1 AND 24 THEN try_cast(${date} AS TIMESTAMP) + to_minutes((${number} - 1) * 60 + ${minutes}) END`
}

/** SQL of a local time as UTC text, given the hours the zone is ahead; `raw` where there is no time. */
export const asUtc = (local: string, zoneHours: string, raw: string): string => {
  const minutesAhead = Math.round((Number(zoneHours) || 0) * 60)
  return `coalesce(strftime(${local} - to_minutes(${minutesAhead}), '%Y-%m-%d %H:%M:%S'), ${raw})`
}
