CREATE OR REPLACE TEMP TABLE hour_twice AS
WITH written AS (
  SELECT
    *,
    sign(epoch_us(ts) - epoch_us(lag(ts) OVER as_written)) AS step
  FROM near_shift
  WHERE kind = 'twice' AND NOT apart
  WINDOW as_written AS (PARTITION BY shift_no, file_no, unit_id, sample_s ORDER BY row_no)
),
surrounding AS (
  SELECT
    shift_no,
    file_no,
    unit_id,
    sample_s,
    CASE WHEN sum(step) < 0 THEN -1 ELSE 1 END AS way,
    count(*) FILTER (NOT inside) > count(DISTINCT ts) FILTER (NOT inside) AS doubled,
    count(*) FILTER (ts < low AND ts >= low - (high - low)) AS before,
    count(*) FILTER (ts >= high AND ts < high + (high - low)) AS after,
    bool_or(ts < low) AS comes,
    bool_or(ts >= high) AS goes_on
  FROM written
  GROUP BY shift_no, file_no, unit_id, sample_s
),
forward AS (
  SELECT
    written.*,
    surrounding.* EXCLUDE (shift_no, file_no, unit_id, sample_s),
    row_number() OVER in_order AS place,
    CASE WHEN lag(inside) OVER in_order THEN epoch_us(ts) - epoch_us(lag(ts) OVER in_order) END AS micros
  FROM written
  JOIN surrounding USING (shift_no, file_no, unit_id, sample_s)
  WINDOW in_order AS (PARTITION BY shift_no, file_no, unit_id, sample_s ORDER BY way * row_no)
),
hour_row AS (SELECT * FROM forward WHERE inside),
counted AS (
  SELECT
    shift_no,
    file_no,
    unit_id,
    sample_s,
    count(*) AS n,
    count(DISTINCT ts) AS times,
    count(*) FILTER (micros < 0) AS back,
    count(*) FILTER (micros = 0) AS still,
    min(place) FILTER (micros <= 0) AS second_from,
    any_value(doubled) AS doubled,
    any_value(before) AS before,
    any_value(after) AS after,
    any_value(comes) AS comes,
    any_value(goes_on) AS goes_on
  FROM hour_row
  GROUP BY shift_no, file_no, unit_id, sample_s
),
judged AS (
  SELECT
    *,
    CASE
      WHEN back = 1 AND still = 0 THEN 'twice'
      WHEN n = 2 AND still = 1 AND NOT doubled THEN 'twice'
      WHEN back > 1 OR (n > times AND NOT doubled) THEN 'unclear'
      WHEN n = times AND before > 0 AND after > 0 AND before + after >= times THEN 'once'
      ELSE 'part'
    END AS verdict
  FROM counted
)
SELECT
  hour_row.shift_no,
  hour_row.file_no,
  hour_row.unit_id,
  hour_row.sample_s,
  hour_row.row_no,
  hour_row.ts,
  judged.verdict,
  (judged.verdict = 'twice' AND hour_row.place < judged.second_from)
  OR (judged.verdict = 'part' AND judged.n = judged.times AND judged.comes AND NOT judged.goes_on) AS first_pass
FROM hour_row
JOIN judged USING (shift_no, file_no, unit_id, sample_s)
