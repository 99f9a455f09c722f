const signals: Readonly<Record<string, string>> = {
  elec: 'power_w',
  elec_power: 'power_w',
  power: 'power_w',
  heat: 'heat_w',
  heat_power: 'heat_w',
  elec_kwh: 'energy_counter_kwh',
  heat_kwh: 'heat_counter_kwh',
  flowt: 'supply_c',
  returnt: 'return_c',
  outsidet: 'outdoor_c',
  ambientt: 'outdoor_c',
  roomt: 'indoor_c',
  targett: 'setpoint_c',
  dhwt: 'dhw_tank_c',
  dhw_temp: 'dhw_tank_c',
  immersion: 'aux_power_w',
  immersion_elec: 'aux_power_w',
  freq: 'compressor_hz',
}

/** The signal an emoncms feed stands for, by the names its heat pump application uses: `heatpump_flowT`. */
export const signalOfFeed = (feed: string): string | undefined => signals[feed.toLowerCase().replace(/^(heat_?pump|hp)_/, '')]
