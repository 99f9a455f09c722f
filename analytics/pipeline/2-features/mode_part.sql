CREATE OR REPLACE TEMP TABLE mode_part AS
WITH
judged AS (
  SELECT *,
    series_no * 4000000000 AS series_k,
    coalesce(supply_c, CASE WHEN run_mode = 'dhw' THEN dhw_tank_c ELSE indoor_c END) AS heat_sink_c,
    coalesce(station_c, outdoor_c) AS source_c,
    CASE WHEN station_c IS NOT NULL THEN 'station' WHEN outdoor_c IS NOT NULL THEN 'unit' END AS outdoor_source,
    CASE WHEN power_w > 0 AND heat_w IS NOT NULL THEN CASE WHEN run_mode = 'cool' THEN abs(heat_w) ELSE heat_w END / power_w END AS cop
  FROM step WHERE run_mode IN ('heat', 'dhw', 'cool')
),
gated AS (
  SELECT *,
    contiguous AND calm
      AND (off_k IS NULL OR off_k < series_k OR k - off_k >= CASE WHEN sample_s >= 900 THEN sample_s ELSE 1200 END)
      AND (defrost_end_k IS NULL OR defrost_end_k < series_k OR k - defrost_end_k >= 600)
      AND NOT coalesce(defrosting_after, false)
      AND coalesce(aux_power_w, 0) < 50 AS steady
  FROM judged
)
SELECT unit_id, day, series_no, run_mode AS mode, any_value(sample_s) AS sample_s,
  count(*) AS samples,
  count(*) FILTER (steady) AS steady_samples,
  count(*) FILTER (steady AND (cop IS NULL OR cop NOT BETWEEN 0.5 AND 9) AND heat_w IS NOT NULL) AS implausible,
  min(outdoor_source) FILTER (steady) AS outdoor_source,
  {medians}
FROM (SELECT *, CASE WHEN cop BETWEEN 0.5 AND 9 THEN
    cop / CASE WHEN run_mode = 'cool' THEN carnot_cop(source_c, coalesce(supply_c, indoor_c)) ELSE carnot_cop(heat_sink_c, source_c) END END AS carnot_fraction,
    CASE WHEN run_mode = 'cool' THEN indoor_c ELSE heat_sink_c END AS sink_c,
    CASE WHEN defrost_end_k >= series_k AND k - defrost_end_k BETWEEN 600 AND 1200 THEN source_c - outdoor_coil_c END AS approach_k
  FROM gated)
GROUP BY ALL;
