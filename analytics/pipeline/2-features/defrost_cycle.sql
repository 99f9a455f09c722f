INSERT INTO next_defrost_cycle
WITH
judged AS (
  SELECT *,
    date_diff('second', started_at, ended_at) / 60.0 AS minutes,
    date_diff('second', started_at, ended_at) / 60.0 - CASE WHEN sample_s > 300 THEN 2 * sample_s / 60.0 ELSE 0 END AS certain_min,
    frost_interval_min(outdoor_c, rh_pct) AS expected_min,
    CASE WHEN heat_before_w > 0 THEN greatest(0, heat_before_w * heat_s / 3.6e6 - heat_kwh) END AS heat_lost_kwh,
    approach_before_k - approach_clean_k AS growth_k,
    1 - heat_before_w / nullif(heat_clean_w, 0) AS fade
  FROM defrost_part
),
ended AS (
  SELECT *, CASE WHEN end_coil_c >= 10 THEN 'temperature' WHEN certain_min >= 9.5 THEN 'time' ELSE 'unknown' END AS ended_by FROM judged
),
named AS (
  SELECT *, CASE
      WHEN expected_min > 1000 THEN 'no'
      WHEN sample_s > 300 THEN 'unknown'
      WHEN growth_k < 1 AND coalesce(fade < 0.03, true) THEN 'no'
      WHEN growth_k >= 1 OR fade >= 0.03 THEN 'yes'
      WHEN expected_min <= 60 AND interval_min >= 0.5 * expected_min THEN 'yes'
      ELSE 'unknown'
    END AS necessary
  FROM ended
)
SELECT unit_id, started_at, ended_at, sig9(minutes) AS minutes, method, sig9(outdoor_c) AS outdoor_c, sig9(interval_min) AS interval_heating_min,
  ended_by, sig9(end_coil_c) AS end_coil_c, sig9(energy_kwh) AS energy_kwh, sig9(heat_lost_kwh) AS heat_lost_kwh, necessary,
  CASE
    WHEN certain_min > 15 THEN 'stuck'
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
