CREATE OR REPLACE TEMP TABLE evidence_day AS
SELECT series_no, day,
  CASE
    WHEN bool_or(defrost IS NOT NULL OR mode = 'defrost') THEN 'flag'
    WHEN bool_or(reversing_valve_heating IS NOT NULL) THEN 'valve'
    WHEN bool_or(outdoor_coil_c IS NOT NULL) THEN 'coil'
    WHEN bool_or(flow_lpm IS NOT NULL AND supply_c IS NOT NULL AND return_c IS NOT NULL) THEN 'heat'
    WHEN bool_or(discharge_c IS NOT NULL AND supply_c IS NOT NULL) THEN 'line'
    WHEN bool_or(power_w IS NOT NULL) THEN 'power'
  END AS defrost_method
FROM sample
WHERE sample_s <= 900
GROUP BY series_no, day;
