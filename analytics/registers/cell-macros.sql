CREATE OR REPLACE TEMP MACRO register_text(cell) AS
  nullif(regexp_replace(trim(cell, chr(32) || chr(9) || chr(10) || chr(13) || chr(160)), '^''([=+\-@\t])', '\1'), '');
CREATE OR REPLACE TEMP MACRO register_number(cell, low, high) AS (
  CASE WHEN try_cast(register_text(cell) AS DOUBLE) BETWEEN coalesce(low, -1e300) AND coalesce(high, 1e300)
    THEN try_cast(register_text(cell) AS DOUBLE) END);
CREATE OR REPLACE TEMP MACRO register_time(cell) AS (
  CASE WHEN year(try_cast(register_text(cell) AS TIMESTAMPTZ)) BETWEEN 1900 AND 2200
    THEN try_cast(register_text(cell) AS TIMESTAMPTZ) AT TIME ZONE 'UTC' END);
CREATE OR REPLACE TEMP MACRO register_day(cell) AS (
  CASE WHEN regexp_matches(register_text(cell), '^\d{4}-\d{1,2}-\d{1,2}([ T].*)?$')
        AND year(try_cast(regexp_extract(register_text(cell), '^[0-9-]+') AS DATE)) BETWEEN 1900 AND 2200
    THEN try_cast(regexp_extract(register_text(cell), '^[0-9-]+') AS DATE) END);
CREATE OR REPLACE TEMP MACRO register_flag(cell) AS (
  CASE lower(register_text(cell))
    WHEN 'true' THEN true WHEN 'yes' THEN true WHEN 'y' THEN true WHEN 't' THEN true WHEN '1' THEN true
    WHEN 'false' THEN false WHEN 'no' THEN false WHEN 'n' THEN false WHEN 'f' THEN false WHEN '0' THEN false END);
CREATE OR REPLACE TEMP MACRO register_word(cell, known) AS
  list_filter(known, lambda known_word: lower(known_word) = lower(register_text(cell)))[1];
CREATE OR REPLACE TEMP MACRO register_words(cell, known) AS (
  nullif(array_to_string(list_filter(known, lambda known_word: list_contains(
    list_transform(string_split(lower(register_text(cell)), '|'), lambda part: trim(part)), lower(known_word))), '|'), ''));
CREATE OR REPLACE TEMP MACRO register_unknown_words(cell, known) AS (
  nullif(array_to_string(list_filter(list_transform(string_split(register_text(cell), '|'), lambda part: trim(part)),
    lambda part: part <> '' AND NOT list_contains(list_transform(known, lambda known_word: lower(known_word)), lower(part))), '|'), ''));
CREATE OR REPLACE TEMP MACRO register_zone(cell) AS (
  (SELECT min(zone.name) FROM pg_timezone_names() AS zone WHERE lower(zone.name) = lower(register_text(cell))));
