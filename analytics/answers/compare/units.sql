WITH cut AS (
  SELECT max(data_to) AS data_to FROM analysis
), recent AS (
  SELECT m.* FROM unit_day_mode m, cut WHERE m.mode = 'heat' AND m.day > cut.data_to - 365
), binned AS (
  SELECT unit_id, floor((outdoor_c - $fromC) / $stepK)::INTEGER AS bin, median(cop) AS cop, count(*) AS days
  FROM recent
  WHERE cop > 0 AND outdoor_c BETWEEN $fromC AND $toC
  GROUP BY unit_id, bin
  HAVING count(*) >= 3
), common AS (
  SELECT bin, median(cop) AS cop FROM binned GROUP BY bin
), at_conditions AS (
  SELECT b.unit_id, 100 * (exp(sum(b.days * ln(b.cop / c.cop)) / sum(b.days)) - 1) AS cop_at_pct
  FROM binned b JOIN common c USING (bin)
  GROUP BY b.unit_id
), carnot AS (
  SELECT unit_id, 100 * median(carnot_fraction) AS carnot_pct FROM recent WHERE carnot_fraction IS NOT NULL GROUP BY unit_id HAVING count(*) >= 20
), rated AS (
  UNPIVOT (SELECT unit_id, rated_cop_8c, rated_cop_m8c, rated_cop_m15c FROM unit) ON rated_cop_8c, rated_cop_m8c, rated_cop_m15c INTO NAME "column" VALUE cop
), at_rated AS (
  SELECT r.unit_id, c.one.outdoorC AS outdoor_c, r.cop AS rated, median(m.cop) AS cop, count(*) AS days
  FROM rated r
  JOIN (SELECT unnest(from_json($rated::JSON, '[{"column": "VARCHAR", "outdoorC": "DOUBLE"}]')) AS one) c ON c.one."column" = r."column"
  JOIN recent m ON m.unit_id = r.unit_id AND abs(m.outdoor_c - c.one.outdoorC) <= 1.5
  WHERE r.cop > 0 AND m.cop > 0
  GROUP BY ALL
  HAVING count(*) >= 5
), against_rated AS (
  SELECT unit_id, 100 * (exp(sum(days * ln(cop / rated)) / sum(days)) - 1) AS cop_vs_rated_pct FROM at_rated GROUP BY unit_id
), days AS (
  SELECT
    d.unit_id,
    count(*) / 365.25 AS unit_years,
    100 * sum(defrosts_unnecessary) FILTER (d.day > cut.data_to - 365) / nullif(sum(defrosts) FILTER (d.day > cut.data_to - 365 AND defrosts_unnecessary IS NOT NULL), 0) AS unneeded_pct,
    sum(heating_energy_kwh) FILTER (d.day > cut.data_to - 365 AND warm > 0) / nullif(sum(warm) FILTER (d.day > cut.data_to - 365 AND warm > 0 AND heating_energy_kwh IS NOT NULL), 0) AS energy_per_degree_day
  FROM (SELECT *, greatest(0, 18 - coalesce(station_c_mean, outdoor_c_mean)) AS warm FROM unit_day) d, cut
  GROUP BY d.unit_id
), raised AS (
  SELECT unit_id, count(*) AS findings FROM finding WHERE severity <> 'advisory' AND status NOT IN ('withdrawn', 'dismissed') GROUP BY unit_id
), seen AS (
  SELECT v.unit_id, count(*) AS confirmed
  FROM service_visit v
  JOIN (SELECT unit_id, min(day) AS first_day, max(day) AS last_day FROM unit_day GROUP BY unit_id) d ON d.unit_id = v.unit_id AND v.visited_on BETWEEN d.first_day AND d.last_day
  WHERE v.confirmed_fault IS NOT NULL AND v.confirmed_fault NOT IN ('', 'none')
  GROUP BY v.unit_id
)
SELECT
  u.unit_id,
  u.brand,
  concat_ws(' ', u.brand, u.model) AS model,
  u.firmware,
  u.climate_zone,
  u.unit_type,
  u.refrigerant,
  u.segment,
  year(u.installed_on)::VARCHAR AS install_year,
  u.site_name,
  u.rated_cop_8c,
  u.rated_cop_m8c,
  u.rated_cop_m15c,
  carnot.carnot_pct,
  at_conditions.cop_at_pct,
  against_rated.cop_vs_rated_pct,
  h.cop_vs_expected_pct,
  h.cop_trend_pct_per_year,
  h.defrosts_per_day,
  h.defrost_minutes_median AS defrost_minutes,
  days.unneeded_pct::DOUBLE AS unneeded_pct,
  h.starts_per_day,
  days.energy_per_degree_day,
  h.compressor_health,
  coalesce(days.unit_years, 0) AS unit_years,
  coalesce(raised.findings, 0) AS findings,
  coalesce(seen.confirmed, 0) AS confirmed
FROM unit u
LEFT JOIN unit_health h USING (unit_id)
LEFT JOIN at_conditions USING (unit_id)
LEFT JOIN against_rated USING (unit_id)
LEFT JOIN carnot USING (unit_id)
LEFT JOIN days USING (unit_id)
LEFT JOIN raised USING (unit_id)
LEFT JOIN seen USING (unit_id)
ORDER BY u.unit_id
