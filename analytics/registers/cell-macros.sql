CREATE OR REPLACE TEMP MACRO register_text(cell) AS nullif(
  CASE WHEN starts_with(cell, '''') AND contains(E'=+-@\t', substr(cell, 2, 1)) THEN substr(cell, 2) ELSE
    trim(cell, chr(32) || chr(9) || chr(10) || chr(13) || chr(160)) END, '');
CREATE OR REPLACE TEMP MACRO register_number(cell, low, high) AS (
  CASE WHEN try_cast(cell AS DOUBLE) BETWEEN coalesce(low, -1e300) AND coalesce(high, 1e300) THEN try_cast(cell AS DOUBLE) END);
CREATE OR REPLACE TEMP MACRO register_moment(cell) AS (
  CASE WHEN regexp_matches(cell, ':\d\d(\.\d+)? ?[+-]\d') THEN try_cast(cell AS TIMESTAMPTZ) AT TIME ZONE 'UTC' ELSE try_cast(cell AS TIMESTAMP) END);
CREATE OR REPLACE TEMP MACRO register_time(cell) AS (
  CASE WHEN year(register_moment(cell)) BETWEEN 1900 AND 2200 THEN register_moment(cell) END);
CREATE OR REPLACE TEMP MACRO register_day(cell) AS (
  CASE WHEN regexp_matches(cell, '^\d{4}-\d{1,2}-\d{1,2}([ T].*)?$')
        AND year(try_cast(regexp_extract(cell, '^[0-9-]+') AS DATE)) BETWEEN 1900 AND 2200
    THEN try_cast(regexp_extract(cell, '^[0-9-]+') AS DATE) END);
CREATE OR REPLACE TEMP MACRO register_flag(cell) AS (
  CASE lower(cell)
    WHEN 'true' THEN true WHEN 'yes' THEN true WHEN 'y' THEN true WHEN 't' THEN true WHEN '1' THEN true
    WHEN 'false' THEN false WHEN 'no' THEN false WHEN 'n' THEN false WHEN 'f' THEN false WHEN '0' THEN false END);
CREATE OR REPLACE TEMP MACRO register_word(cell, known) AS
  list_filter(known, lambda known_word: lower(known_word) = lower(cell))[1];
CREATE OR REPLACE TEMP MACRO register_words(cell, known) AS (
  nullif(array_to_string(list_filter(known, lambda known_word: list_contains(
    list_transform(string_split(lower(cell), '|'), lambda part: trim(part)), lower(known_word))), '|'), ''));
CREATE OR REPLACE TEMP MACRO register_unknown_words(cell, known) AS (
  nullif(array_to_string(list_filter(list_transform(string_split(cell, '|'), lambda part: trim(part)),
    lambda part: part <> '' AND NOT list_contains(list_transform(known, lambda known_word: lower(known_word)), lower(part))), '|'), ''));
CREATE OR REPLACE TEMP MACRO register_zone(cell) AS (
  (SELECT min(zone.name) FROM pg_timezone_names() AS zone WHERE lower(zone.name) = lower(cell)));
CREATE OR REPLACE TEMP MACRO register_no_error(cell) AS (
  CASE WHEN NOT regexp_matches(cell, '^#(N/A|VALUE!|REF!|DIV/0!|NUM!|NAME\?|NULL!)$') THEN cell END);
CREATE OR REPLACE TEMP MACRO register_code(cell, known, meanings) AS
  meanings[list_position(known, regexp_replace(lower(cell), '[\s-]+', '_', 'g'))];
CREATE OR REPLACE TEMP MACRO register_whole(cell) AS (
  CASE WHEN regexp_matches(cell, '^\d{1,9}(\.0*)?$') AND try_cast(cell AS DOUBLE) >= 1 THEN try_cast(cell AS DOUBLE)::INTEGER END);
CREATE OR REPLACE TEMP MACRO register_digits(cell) AS
  coalesce(nullif(ltrim(regexp_extract(cell, '^[+-]?(\d*)', 1), '0'), ''), '0')
    || coalesce('.' || nullif(rtrim(regexp_extract(cell, '\.(\d*)$', 1), '0'), ''), '');
CREATE OR REPLACE TEMP MACRO register_decimal(cell) AS (
  CASE WHEN regexp_matches(cell, '^[+-]?(\d+\.?\d*|\.\d+)$')
    THEN CASE WHEN starts_with(cell, '-') AND register_digits(cell) <> '0' THEN '-' ELSE '' END || register_digits(cell) END);
CREATE OR REPLACE TEMP MACRO register_pounds(cell) AS (
  CASE WHEN regexp_matches(register_decimal(cell), '^\d+(\.\d{1,2})?$') THEN register_decimal(cell) END);
CREATE OR REPLACE TEMP MACRO register_kilograms(cell) AS (
  CASE WHEN NOT starts_with(register_decimal(cell), '-') THEN register_decimal(cell) || ' kg' END);
