INSERT INTO next_defrost_cycle
WITH
cycle AS (
  SELECT series_no, defrost_no, any_value(unit_id) AS unit_id, min(ts) AS started_at, max(ts) AS last_ts, any_value(sample_s) AS sample_s,
    arg_max(day, k) AS last_day, arg_max(day_s, k) AS last_day_s, any_value(defrost_method) AS method, min(k) AS first_k, max(k) + any_value(sample_s) AS end_k,
    avg(coalesce(station_c, outdoor_c)) AS outdoor_c, avg(rh_pct) AS rh_pct, max(outdoor_coil_c) AS end_coil_c,
    sum(power_w * sample_s) / 3.6e6 AS energy_kwh, count(*) AS n,
    arg_min(heating_s, k) AS heating_s
  FROM step WHERE defrosting GROUP BY series_no, defrost_no
),
joined_up AS (
  SELECT *, sum((first_k - coalesce(before_end_k, 0) > 180)::INTEGER) OVER (PARTITION BY series_no ORDER BY first_k) AS group_no
  FROM (SELECT *, lag(end_k) OVER (PARTITION BY series_no ORDER BY first_k) AS before_end_k FROM cycle)
),
whole AS (
  SELECT series_no, any_value(unit_id) AS unit_id, min(started_at) AS started_at, max(last_ts) + to_seconds(any_value(sample_s)) AS ended_at,
    any_value(sample_s) AS sample_s, arg_max(CASE WHEN last_day_s + sample_s + 360 > 86400 THEN last_day + 1 ELSE last_day END, end_k)::DATE AS day, arg_min(method, first_k) AS method, min(first_k) AS first_k, max(end_k) AS end_k,
    avg(outdoor_c) AS outdoor_c, avg(rh_pct) AS rh_pct, max(end_coil_c) AS end_coil_c, sum(energy_kwh) AS energy_kwh, min(heating_s) AS heating_s
  FROM joined_up GROUP BY series_no, group_no
),
chained AS (
  SELECT *, date_diff('second', started_at, ended_at) / 60.0 AS minutes,
    lag(heating_s) OVER w AS heating_s_before, lag(end_k) OVER w AS end_k_before
  FROM whole WINDOW w AS (PARTITION BY series_no ORDER BY first_k)
),
signal AS (
  SELECT series_no, k, sample_s, heat_w, running AND NOT defrosting AS heating, coalesce(station_c, outdoor_c) - outdoor_coil_c AS approach_k
  FROM step WHERE heat_w IS NOT NULL OR outdoor_coil_c IS NOT NULL
),
before AS (
  SELECT c.series_no, c.first_k, avg(s.heat_w) AS heat_before_w,
    avg(s.approach_k) FILTER (s.k >= c.first_k - greatest(300, c.sample_s)) AS approach_before_k
  FROM signal s ASOF JOIN chained c ON c.series_no = s.series_no AND s.k < c.first_k
  WHERE s.heating AND s.k >= c.first_k - 600 GROUP BY ALL
),
during AS (
  SELECT c.series_no, c.first_k,
    sum(s.heat_w * s.sample_s) FILTER (s.k < c.end_k + 360) / 3.6e6 AS heat_kwh,
    sum(s.sample_s) FILTER (s.k < c.end_k + 360 AND s.heat_w IS NOT NULL) AS heat_s,
    avg(s.approach_k) FILTER (s.heating AND s.k >= c.end_k + 600) AS approach_clean_k,
    avg(s.heat_w) FILTER (s.heating AND s.k >= c.end_k + 600) AS heat_clean_w
  FROM signal s ASOF JOIN chained c ON c.series_no = s.series_no AND s.k >= c.first_k
  WHERE s.k < c.end_k + 600 + greatest(600, 2 * c.sample_s) GROUP BY ALL
),
judged AS (
  SELECT c.*, frost_interval_min(c.outdoor_c, c.rh_pct) AS expected_min,
    CASE WHEN c.heating_s_before IS NOT NULL AND c.first_k - c.end_k_before < 86400 THEN (c.heating_s - c.heating_s_before) / 60.0 END AS interval_min,
    CASE WHEN h.heat_before_w > 0 THEN greatest(0, h.heat_before_w * a.heat_s / 3.6e6 - a.heat_kwh) END AS heat_lost_kwh,
    h.approach_before_k - cl.approach_clean_k AS growth_k,
    1 - h.heat_before_w / nullif(cl.heat_clean_w, 0) AS fade,
    CASE WHEN c.end_coil_c >= 10 THEN 'temperature' WHEN c.minutes >= 9.5 THEN 'time' ELSE 'unknown' END AS ended_by
  FROM (SELECT *, lag(first_k) OVER (PARTITION BY series_no ORDER BY first_k) AS first_k_before FROM chained) c
  LEFT JOIN before h ON h.series_no = c.series_no AND h.first_k = c.first_k
  LEFT JOIN during a ON a.series_no = c.series_no AND a.first_k = c.first_k
  LEFT JOIN during cl ON cl.series_no = c.series_no AND cl.first_k = c.first_k_before
),
named AS (
  SELECT *, CASE
      WHEN expected_min > 1000 THEN 'no'
      WHEN growth_k < 1 AND coalesce(fade < 0.03, true) THEN 'no'
      WHEN growth_k >= 1 OR fade >= 0.03 THEN 'yes'
      WHEN expected_min <= 60 AND interval_min >= 0.5 * expected_min THEN 'yes'
      ELSE 'unknown'
    END AS necessary
  FROM judged
)
SELECT unit_id, started_at, ended_at, sig9(minutes) AS minutes, method, sig9(outdoor_c) AS outdoor_c, sig9(interval_min) AS interval_heating_min,
  ended_by, sig9(end_coil_c) AS end_coil_c, sig9(energy_kwh) AS energy_kwh, sig9(heat_lost_kwh) AS heat_lost_kwh, necessary,
  CASE
    WHEN minutes > 15 THEN 'stuck'
    WHEN ended_by = 'time' THEN 'by_time'
    WHEN end_coil_c < 10 AND sample_s <= 60 THEN 'incomplete'
    WHEN necessary = 'no' THEN 'unnecessary'
    WHEN necessary = 'yes' THEN 'ok'
    ELSE 'unknown'
  END AS verdict,
  day, sig9(rh_pct) AS rh_pct, CASE WHEN expected_min < 1000 THEN sig9(expected_min) END AS interval_expected_min,
  sig9(growth_k) AS approach_growth_k
FROM named
WHERE minutes <= 60
ORDER BY unit_id, started_at;
