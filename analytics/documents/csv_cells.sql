CREATE OR REPLACE TEMP MACRO csv_text(cell) AS (
  CASE WHEN regexp_matches(cell, '^[=+\-@\t]') AND NOT regexp_matches(cell, '^[+\-]?[0-9]+([.,][0-9]+)?([eE][+\-]?[0-9]+)?$')
    THEN '''' || cell ELSE nullif(cell, '') END);
CREATE OR REPLACE TEMP MACRO csv_time(moment) AS strftime(moment, '%Y-%m-%dT%H:%M:%SZ');
