SELECT day, coverage AS covered, 60 * max_gap_min AS longest_gap_s FROM unit_day WHERE unit_id = $unitId
