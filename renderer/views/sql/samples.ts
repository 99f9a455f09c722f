/** Statements to begin with, by the key of their name. */
export const sampleQueries: Readonly<Record<string, string>> = {
  worst: `SELECT unit_id, count(*) AS findings, max(detected_on) AS latest
FROM finding
WHERE status IN ('open', 'acknowledged', 'confirmed')
GROUP BY unit_id
ORDER BY findings DESC, unit_id`,
  monthly: `SELECT unit_id, month, energy_kwh
FROM unit_month
ORDER BY unit_id, month`,
  cold: `SELECT unit_id, count(*) AS days, median(cop) AS cop, median(supply_c) AS supply_c
FROM unit_day_mode
WHERE mode = 'heat' AND outdoor_c < 0 AND cop IS NOT NULL
GROUP BY unit_id
ORDER BY cop`,
  defrosts: `SELECT brand, model, count(*) AS defrosts, avg((necessary = 'no')::INTEGER) AS unnecessary
FROM defrost_cycle
JOIN unit USING (unit_id)
WHERE necessary <> 'unknown'
GROUP BY brand, model
ORDER BY unnecessary DESC`,
  gaps: `SELECT unit_id, signal, from_day, to_day, days
FROM unit_gap
ORDER BY days DESC
LIMIT 50`,
}
