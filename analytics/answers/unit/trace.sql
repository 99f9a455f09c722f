WITH sample AS (
  SELECT epoch_ms(ts) AS t, sample_s, /*signals*/
  FROM (/*telemetry*/)
), long AS (
  UNPIVOT sample ON /*signals*/ INTO NAME signal VALUE value
), placed AS (
  SELECT signal, t, value::DOUBLE AS value, sample_s, floor((t - $from) / $width) AS bucket
  FROM long
), reduced AS (
  SELECT
    signal,
    bucket,
    min(sample_s) AS step_s,
    min(t) AS first_t,
    max(t) AS last_t,
    arg_min(value, t) AS first_value,
    arg_max(value, t) AS last_value,
    arg_min(t, value) AS low_t,
    arg_max(t, value) AS high_t,
    min(value) AS low,
    max(value) AS high
  FROM placed
  GROUP BY signal, bucket
), point AS (
  SELECT signal, step_s, unnest([
    {'t': first_t, 'value': first_value},
    {'t': low_t, 'value': low},
    {'t': high_t, 'value': high},
    {'t': last_t, 'value': last_value}
  ], recursive := true)
  FROM reduced
)
SELECT DISTINCT signal, t, value, step_s
FROM point
ORDER BY signal, t, value
