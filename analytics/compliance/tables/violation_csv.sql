SELECT record, record_id, rule, message, cite FROM violation
