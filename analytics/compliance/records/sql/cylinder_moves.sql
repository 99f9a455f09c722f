SELECT * FROM cylinder_move WHERE coalesce(date <= $asOf::DATE, true) ORDER BY cylinder_id, date, "from" NULLS FIRST, "to" NULLS FIRST, move_no
