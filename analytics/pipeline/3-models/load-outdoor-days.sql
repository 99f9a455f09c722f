SELECT
  unit_id,
  day,
  1 AS present,
  sample_s,
  coverage,
  outdoor_c_mean,
  outdoor_c_min,
  outdoor_c_max,
  station_c_mean,
  outdoor_same_h,
  outdoor_sun_samples
FROM unit_day
WHERE unit_id BETWEEN $first AND $last
  AND unit_id IN (SELECT unnest(string_split($units, chr(31))))
  AND day <= (SELECT least(data_to, DATE '1970-01-01' + $until::INTEGER) FROM analysis)
ORDER BY unit_id, day;
