CREATE OR REPLACE TEMP TABLE outdoor_value AS
WITH
steps AS (
  SELECT k, series_no, day, local_hour, sample_s, outdoor_in_range AS c, running,
    lag(outdoor_in_range) OVER () AS before, lag(series_no) OVER () AS series_before, lag(running) OVER () AS running_before
  FROM (
    SELECT k, series_no, day, local_hour, sample_s, outdoor_in_range, running
    FROM sample WHERE outdoor_in_range IS NOT NULL ORDER BY k
  )
),
marked AS (
  SELECT *,
    (c IS DISTINCT FROM before OR series_no IS DISTINCT FROM series_before) AS new_value,
    (running IS DISTINCT FROM running_before AND series_no IS NOT DISTINCT FROM series_before) AS state_change
  FROM steps
),
numbered AS (
  SELECT *,
    sum(new_value::INTEGER) OVER (ROWS UNBOUNDED PRECEDING) AS value_run,
    sum(state_change::INTEGER) OVER (ROWS UNBOUNDED PRECEDING) AS changes
  FROM marked
),
runs AS (
  SELECT value_run, series_no, any_value(c) AS c, min(k) AS first_k, min(changes) AS first_changes, max(day) AS last_day,
    arg_min(before, k) AS entered_from, arg_min(series_before, k) AS series_before
  FROM numbered GROUP BY value_run, series_no
),
judged AS (
  SELECT value_run, first_k, first_changes,
    coalesce(series_before = series_no AND abs(c - entered_from) >= 10
      AND (
        c IN (-50, -40, 50, 85, 127) AND (c < entered_from OR c - entered_from >= 20)
        OR (c < entered_from AND next_series = series_no AND next_c - c >= 10 AND next_day = last_day)
      ), false) AS sentinel
  FROM (
    SELECT *, lead(c) OVER w AS next_c, lead(series_no) OVER w AS next_series, lead(first_day) OVER w AS next_day
    FROM (SELECT r.*, n.day AS first_day FROM runs r JOIN numbered n ON n.k = r.first_k)
    WINDOW w AS (ORDER BY value_run)
  )
)
SELECT n.k, n.series_no, n.day, n.local_hour, n.c, j.sentinel,
  (n.k - j.first_k + n.sample_s) / 3600.0 AS same_h, n.changes - j.first_changes AS same_changes
FROM numbered n JOIN judged j USING (value_run);

CREATE OR REPLACE TEMP TABLE outdoor_same AS
SELECT series_no, day, max(same_h) AS outdoor_same_h FROM outdoor_value WHERE same_changes >= 2 GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE outdoor_fault AS
WITH
hourly AS (SELECT series_no, day, local_hour, avg(c) AS c FROM outdoor_value WHERE NOT sentinel GROUP BY ALL),
daily AS (
  SELECT series_no, day, median(c) AS median_c, max(rise) AS steepest_k_per_h FROM (
    SELECT *, c - lag(c) OVER (PARTITION BY series_no, day ORDER BY local_hour) AS rise FROM hourly
  ) GROUP BY ALL
)
SELECT k, 'sentinel' AS fault FROM outdoor_value WHERE sentinel
UNION ALL
SELECT v.k, 'sun' FROM outdoor_value v JOIN daily d ON d.series_no = v.series_no AND d.day = v.day
WHERE NOT v.sentinel AND v.c >= 35 AND v.c - d.median_c >= 11 AND d.steepest_k_per_h >= 6;

DROP TABLE outdoor_value;
