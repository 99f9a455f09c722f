SELECT
  u.place,
  d.day,
  d.sample_s,
  d.coverage,
  d.outdoor_c_mean,
  d.outdoor_c_min,
  d.outdoor_c_max,
  d.station_c_mean,
  d.outdoor_same_h,
  d.outdoor_sun_samples
FROM unit_day d
JOIN model_unit u USING (unit_id)
WHERE d.unit_id BETWEEN $first AND $last
  AND d.rowid BETWEEN $from_row::BIGINT AND $to_row::BIGINT
  AND u.place IN (SELECT unnest(string_split($places, ' ')::INTEGER[]))
  AND d.day >= DATE '1970-01-01' + $since::INTEGER
  AND d.day <= (SELECT least(data_to, DATE '1970-01-01' + $until::INTEGER) FROM analysis);
