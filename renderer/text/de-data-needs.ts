/** What a unit's data does not allow, as the engine says it, in German; in the form of the sentences of findings. */
export const dataNeeds: readonly (readonly [string, string])[] = [
  ['COP, power and energy a day: the energy counter is too coarse to make power of; add `power_w`, or a counter with finer steps.', 'COP, Leistung und Energie am Tag: Der Energiezähler ist zu grob für eine Leistung; `power_w` oder einen feineren Zähler ergänzen.'],
  ['COP, energy and its cost: no electrical power; add `power_w`, or `energy_counter_kwh`.', 'COP, Energie und ihre Kosten: keine elektrische Leistung; `power_w` oder `energy_counter_kwh` ergänzen.'],
  ['COP: water flow and temperatures are never there at the same time, and there is no heat meter; add `heat_w`.', 'COP: Durchfluss und Temperaturen sind nie zugleich da, und es gibt keinen Wärmezähler; `heat_w` ergänzen.'],
  ['COP: neither a heat meter nor water flow with its temperatures; add `heat_w`, or `flow_lpm`, `supply_c` and `return_c`.', 'COP: weder ein Wärmezähler noch Durchfluss mit Temperaturen; `heat_w` ergänzen, oder `flow_lpm`, `supply_c` und `return_c`.'],
  ['COP: no heat meter, and water flow without both of its temperatures; add `heat_w`, or {} and {}.', 'COP: kein Wärmezähler, und Durchfluss ohne seine beiden Temperaturen; `heat_w` ergänzen, oder $1 und $2.'],
  ['COP: no heat meter, and water flow without both of its temperatures; add `heat_w`, or {}.', 'COP: kein Wärmezähler, und Durchfluss ohne seine beiden Temperaturen; `heat_w` oder $1 ergänzen.'],
  ['COP: no heat meter and no water flow; add `heat_w`, or {} and {}.', 'COP: kein Wärmezähler und kein Durchfluss; `heat_w` ergänzen, oder $1 und $2.'],
  ['COP: no heat meter and no water flow; add `heat_w`, or {}.', 'COP: kein Wärmezähler und kein Durchfluss; `heat_w` oder $1 ergänzen.'],
  ['Seasonal COP: power and heat are never there at the same time; both are needed in the same rows.', 'Jahres-COP: Leistung und Wärme sind nie zugleich da; beide müssen in denselben Zeilen stehen.'],
  ['Seasonal COP: needs # days with power and heat within the last 365, has #.', 'Jahres-COP: braucht $1 Tage mit Leistung und Wärme in den letzten 365, hat $2.'],
  ['COP against expected: needs # usable days of one mode that span 6 K outdoors, has #.', 'COP gegen Erwartung: braucht $1 brauchbare Tage einer Betriebsart über 6 K Außentemperatur, hat $2.'],
  ['COP against expected: {}.', 'COP gegen Erwartung: $1.'],
  ['Trend of the COP: needs two seasons of 30 compared days each.', 'Trend des COP: braucht zwei Heizperioden mit je 30 verglichenen Tagen.'],
  ['Trend of the COP: {}.', 'Trend des COP: $1.'],
  ['Starts, run times and defrosts: there is a row every {}; 15 min or finer are needed.', 'Starts, Laufzeiten und Abtauungen: eine Zeile alle $1; 15 min oder feiner sind nötig.'],
  ['Starts, run times and defrosts: nothing tells when the compressor runs; add `compressor_hz`, `compressor_a` or `power_w`.', 'Starts, Laufzeiten und Abtauungen: Nichts sagt, wann der Verdichter läuft; `compressor_hz`, `compressor_a` oder `power_w` ergänzen.'],
  ['Whether defrosts were needed and complete: there is a row every {}; 5 min or finer are needed.', 'Ob Abtauungen nötig und vollständig waren: eine Zeile alle $1; 5 min oder feiner sind nötig.'],
  ['Defrosts: nothing tells them; add `defrost`, `mode`, `reversing_valve_heating` or `outdoor_coil_c`.', 'Abtauungen: Nichts zeigt sie an; `defrost`, `mode`, `reversing_valve_heating` oder `outdoor_coil_c` ergänzen.'],
  ['Offset and drift of the outdoor sensor: no weather beside it; import weather of the site (`weather.csv`, EPW, TMY3 or Open-Meteo) and name its station in `units.csv`.', 'Abweichung und Drift des Außenfühlers: kein Wetter daneben; Wetter des Standorts importieren (`weather.csv`, EPW, TMY3 oder Open-Meteo) und seine Station in `units.csv` nennen.'],
  ['Anything against the weather: no outdoor temperature; add `outdoor_c`, or weather of the site.', 'Alles gegen das Wetter: keine Außentemperatur; `outdoor_c` oder Wetter des Standorts ergänzen.'],
  ['Slow drift of the outdoor sensor: needs # months with nights beside the weather station, has #.', 'Langsame Drift des Außenfühlers: braucht $1 Monate mit Nächten neben der Wetterstation, hat $2.'],
]

/** Why there is no COP to compare, in German. */
export const dataReasons: readonly (readonly [string, string])[] = [
  ['no telemetry', 'keine Messdaten'],
  ['no COP: heat output is not measured', 'kein COP: Die Wärme wird nicht gemessen'],
  ['outdoor sensor in doubt and no weather station', 'der Außenfühler ist zweifelhaft, und eine Wetterstation fehlt'],
  ['no steady operation that day', 'kein stetiger Betrieb an diesem Tag'],
  ['baseline not complete: # days are needed, or # among like units', 'die Anfangszeit ist nicht vollständig: $1 Tage sind nötig, oder $2 unter gleichen Anlagen'],
  ['fewer than # compared days in #', 'weniger als $1 verglichene Tage in $2'],
  ['conditions outside the baseline', 'Bedingungen außerhalb derer der Anfangszeit'],
  ['a slope needs a second season', 'eine Steigung braucht eine zweite Heizperiode'],
  ['a slope needs more weeks', 'eine Steigung braucht mehr Wochen'],
]
