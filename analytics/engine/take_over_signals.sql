INSERT INTO main.unit_day_gate SELECT t.* REPLACE (n.name AS signal) FROM unit_day_gate t JOIN circuit_signal n ON n.signal = t.signal;
INSERT INTO main.unit_signal SELECT t.* REPLACE (n.name AS signal) FROM unit_signal t JOIN circuit_signal n ON n.signal = t.signal;
INSERT INTO main.unit_signal_day SELECT t.* REPLACE (n.name AS signal) FROM unit_signal_day t JOIN circuit_signal n ON n.signal = t.signal;
DROP TABLE circuit_signal
