/** Whole names of the measures of the glossary. */
export const glossaryNames: Record<string, string> = {
  severity: 'Severity', faults: 'Open findings', seasonal_cop: 'Seasonal COP', cop_vs_expected_pct: 'Efficiency against expected', cop_vs_rated_pct: 'COP against rated', cop_trend_pct_per_year: 'Trend of efficiency, a year',
  compressor_health: 'Compressor health', defrosts_per_day: 'Defrosts a day', defrost_minutes: 'Minutes of a defrost', unneeded_pct: 'Unnecessary defrosts', starts_per_day: 'Starts a day',
  connectivity_pct: 'Data received', energy_kwh: 'Electricity', energy_cost: 'Cost of electricity', cost_of_waiting_per_month: 'Cost of waiting, a month', carnot_pct: 'Carnot fraction, heating',
  cop_at_pct: 'COP at the same outdoor temperature', energy_per_degree_day: 'Heating energy per degree-day', findings: 'Findings per 100 unit-years', confirmed: 'Confirmed faults per 100 unit-years',
  confidence: 'Confidence', visits: 'Visits', cop: 'Seasonal COP of the fleet',
}

/** What each measure is and where its definition comes from, by its name; shown wherever the measure is. */
export const glossaryText: Record<string, string> = {
  severity: 'The worst open finding: critical is danger, damage within days or no heat; major is worth a visit of its own; minor waits for the next visit; advisory asks for nothing.',
  faults: 'Open findings, the worst first.',
  seasonal_cop: 'Heat over electricity of the last 365 days, space heating and hot water, over samples that have both; from 60 such days on (EN 14825 by measured sums).',
  cop_vs_expected_pct: 'Efficiency against the unit’s own baseline at the same outdoor temperature, sink temperature and speed: median of the last 28 scored days.',
  cop_trend_pct_per_year: 'Change of efficiency a year with weather, load and supply temperature removed (Theil-Sen over weekly medians, 90 % interval); from the second season on.',
  compressor_health: '100 is good, 0 is at failure: the weighted departures of power, current, temperatures, efficiencies, vibration and cycling from the unit’s own baseline; needs two kinds of indicators.',
  defrosts_per_day: 'Defrost cycles over days with at least an hour of heating.',
  defrost_minutes: 'Median length of a defrost over 365 days.',
  unneeded_pct: 'Defrosts without frost to melt, of those of 365 days: by the weather and the coil’s distance from the air (frosting map after Zhu 2015).',
  starts_per_day: 'Compressor starts over days with half of the samples.',
  connectivity_pct: 'Samples that came, of those expected from the unit’s first sample on.',
  energy_kwh: 'Electricity of the last 365 days, as far as the meter goes.',
  energy_cost: 'That electricity under the unit’s tariff: energy charges, on weekdays and free days by five parts of the day (from 0, 7, 12, 16 and 21 h), in which it counts as even.',
  cost_of_waiting_per_month: 'What the open order costs a month until it is done: wasted electricity and the risk of failure.',
  carnot_pct: 'COP over the ideal COP between the same temperatures: what is left when weather and supply temperature are taken out. Median of steady heating days.',
  cop_vs_rated_pct: 'Median COP of steady heating days within 1.5 K of an outdoor temperature at which the unit register states a COP, against that COP; ratings with 5 days at least, weighted by days. A rating is of full load and a fixed supply temperature, a field is not.',
  cop_at_pct: 'COP against the fleet’s median at the same outdoor temperature, in steps of 3 K, weighted by days.',
  energy_per_degree_day: 'Heating electricity over kelvin-days below 18 °C; not per size of the building.',
  findings: 'Findings of minor severity and above over years of data.',
  confirmed: 'Faults that visits confirmed over years of data.',
  confidence: 'The share of findings of this cause and severity that a technician would confirm where one unit in ten is faulty, as measured on a simulated fleet; more where the measured values speak strongly, less where they speak weakly.',
  visits: 'Visits in the service log while there are data.',
  cop: 'Seasonal COP; the interval is that of the median by order statistics.',
}
