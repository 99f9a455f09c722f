INSERT INTO next_unit_day
WITH
runs AS (
  SELECT unit_id, day, count(*) FILTER (complete AND minutes < 8) AS short_runs, quantile_cont(minutes, 0.5) FILTER (complete) AS run_min_median
  FROM some_run_cycle GROUP BY ALL
),
defrosts AS (
  SELECT unit_id, day, count(*) AS defrosts,
    count(*) FILTER (necessary = 'no') AS unnecessary, count(*) FILTER (ended_by = 'time') AS by_time,
    count(*) FILTER (ended_by = 'time' OR end_coil_c < 10) AS incomplete, count(*) FILTER (outdoor_c > 8 AND end_coil_c IS NOT NULL) AS warm,
    exact_sum(minutes) AS defrost_min, exact_sum(energy_kwh) AS defrost_kwh, exact_sum(heat_lost_kwh) AS heat_lost_kwh,
    quantile_cont(interval_heating_min, 0.5) AS interval_min_median,
    CASE WHEN count(interval_heating_min) >= 3 THEN stddev_samp(interval_heating_min ORDER BY interval_heating_min) / exact_mean(interval_heating_min) END AS interval_min_cv,
    quantile_cont(end_coil_c, 0.5) AS termination_c_median
  FROM some_defrost_cycle GROUP BY ALL
),
faults AS (
  SELECT unit_id, day, sample_s, string_agg(DISTINCT code, '|' ORDER BY code) AS fault_codes
  FROM fault_part SEMI JOIN day_part USING (unit_id)
  GROUP BY ALL
),
steady AS (
  SELECT unit_id, day, sum(steady_samples) AS steady, sum(samples - steady_samples) AS dropped, sum(implausible) AS implausible,
    arg_min(closure, (mode <> 'heat')::INTEGER * 1000000 + sample_s) FILTER (mode <> 'cool' AND steady_samples >= CASE WHEN sample_s >= 900 THEN 2 ELSE 6 END) AS closure
  FROM mode_part GROUP BY ALL
),
alike AS (
  SELECT unit_id FROM day_part GROUP BY unit_id HAVING min(sample_s) = max(sample_s)
),
ranked AS (
  SELECT *,
    {ranks}
  FROM day_part ANTI JOIN alike USING (unit_id) LEFT JOIN faults USING (unit_id, day, sample_s)
),
picked AS (
  SELECT unit_id, day,
    sample_s, CASE WHEN n_rows <> 0 THEN n_rows END AS samples, CASE WHEN n_power <> 0 THEN n_power END AS power_samples, CASE WHEN n_power <> 0 THEN sample_s END AS power_sample_s,
    max_gap_min, first_at, last_at,
    metered = 1 AS metered, derived_water = 1 AS derived_water, derived_air = 1 AS derived_air,
    starts_max_per_h, defrost_seen = 1 AS seen, defrost_seen = 1 AND sample_s <= 300 AS sampling_ok,
    fault_codes,
    {only}
  FROM day_part SEMI JOIN alike USING (unit_id) LEFT JOIN faults USING (unit_id, day, sample_s)
  UNION ALL
  SELECT unit_id, day,
    arg_min(sample_s, rank_rows) AS sample_s, arg_min(n_rows, rank_rows) AS samples, arg_min(n_power, rank_power) AS power_samples, arg_min(sample_s, rank_power) AS power_sample_s,
    arg_min(max_gap_min, rank_rows) AS max_gap_min, min(first_at) AS first_at, max(last_at) AS last_at,
    bool_or(metered = 1) AS metered, bool_or(derived_water = 1) AS derived_water, bool_or(derived_air = 1) AS derived_air,
    max(starts_max_per_h) AS starts_max_per_h, bool_or(defrost_seen = 1) AS seen, bool_or(defrost_seen = 1 AND sample_s <= 300) AS sampling_ok,
    arg_min(fault_codes, rank_rows) AS fault_codes,
    {picked}
  FROM ranked GROUP BY unit_id, day
),
zone_day AS (
  SELECT time_zone, day, date_diff('second', timezone(time_zone, day::TIMESTAMP), timezone(time_zone, (day + 1)::TIMESTAMP)) AS day_s
  FROM (SELECT DISTINCT u.time_zone, p.day FROM day_part p JOIN unit u USING (unit_id))
),
length AS (
  SELECT p.*, z.day_s
  FROM picked p JOIN unit u USING (unit_id) JOIN zone_day z ON z.time_zone = u.time_zone AND z.day = p.day
)
SELECT
  l.unit_id, l.day, l.sample_s, l.samples::INTEGER, (l.day_s / l.sample_s)::INTEGER AS samples_expected,
  sig9(least(1.0, l.samples * l.sample_s / l.day_s::DOUBLE)) AS coverage,
  CASE WHEN l.power_samples IS NULL THEN 0.0 ELSE sig9(least(1.0, l.power_samples * l.power_sample_s / l.day_s::DOUBLE)) END AS power_coverage,
  sig9(l.max_gap_min), l.first_at, l.last_at,
  CASE WHEN coalesce(l.cop_energy_kwh, l.cooling_energy_kwh) IS NULL THEN 'none' WHEN l.metered THEN 'metered' WHEN l.derived_water THEN 'derived_water' WHEN l.derived_air THEN 'derived_air' ELSE 'none' END,
  {rounded},
  l.starts::INTEGER, l.starts_max_per_h::INTEGER, CASE WHEN l.starts IS NOT NULL THEN coalesce(r.short_runs, 0) END::INTEGER, sig9(r.run_min_median),
  CASE WHEN l.seen THEN coalesce(d.defrosts, 0) END::INTEGER, CASE WHEN l.sampling_ok THEN coalesce(d.unnecessary, 0) END::INTEGER,
  CASE WHEN l.sampling_ok THEN coalesce(d.by_time, 0) END::INTEGER, CASE WHEN l.sampling_ok THEN coalesce(d.incomplete, 0) END::INTEGER,
  sig9(d.defrost_min), sig9(d.defrost_kwh), sig9(d.heat_lost_kwh), sig9(d.interval_min_median), sig9(d.interval_min_cv), sig9(d.termination_c_median),
  coalesce(l.sampling_ok, false),
  coalesce(d.warm, CASE WHEN l.seen THEN 0 END)::INTEGER,
  l.rests::INTEGER, sig9(m.closure), CASE WHEN l.cop_energy_kwh >= 1 THEN sig9(l.cop_heat_kwh / l.cop_energy_kwh) END,
  l.outdoor_sun_samples::INTEGER, l.outdoor_sentinel_samples::INTEGER, l.outdoor_range_samples::INTEGER,
  l.fault_codes,
  m.steady::INTEGER, m.dropped::INTEGER, m.implausible::INTEGER
FROM length l
LEFT JOIN runs r ON r.unit_id = l.unit_id AND r.day = l.day
LEFT JOIN defrosts d ON d.unit_id = l.unit_id AND d.day = l.day
LEFT JOIN steady m ON m.unit_id = l.unit_id AND m.day = l.day
ORDER BY l.unit_id, l.day;
