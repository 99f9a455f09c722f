/** What a point is called, in words of its name (`sensor.panasonic_heat_pump_main_outside_temp` has the words `panasonic heat pump main outside temp`). */
export interface PointWords {
  signal: string
  kind: 'number' | 'flag' | 'mode' | 'text'
  /** One of these stands in the name, word for word. */
  phrases: readonly string[]
  /** None of these words does. */
  never?: readonly string[]
}

const wanted = ['setpoint', 'set', 'target', 'request', 'requested', 'demand', 'soll', 'sollwert', 'min', 'max', 'average', 'avg', 'mean', 'calculated', 'shift', 'offset', 'curve', 'limit', 'delta']

/** The most particular first; of several points of one signal that of the earlier phrase is taken. */
export const pointWords: readonly PointWords[] = [
  { signal: 'fault_code', kind: 'text', phrases: ['error code', 'fault code', 'alarm code', 'fehlercode'] },
  { signal: 'defrost', kind: 'flag', phrases: ['defrost operation', 'defrosting state', 'defrost state', 'defrost active', 'defrosting', 'defrost', 'abtauung', 'avfrostning'], never: ['temp', 'temperature', 'count', 'counter', 'starts', 'time', 'duration', 'energy', ...wanted] },
  { signal: 'mode', kind: 'mode', phrases: ['operation mode', 'operating mode', 'operating state', 'operation state', 'hvac action', 'hvac mode', 'heat pump mode', 'heatpump mode', 'hp mode', 'betriebsart'] },
  { signal: 'rssi_dbm', kind: 'number', phrases: ['rssi', 'wifi signal', 'signal strength'] },
  { signal: 'outdoor_rh_pct', kind: 'number', phrases: ['outdoor humidity', 'outside humidity', 'outdoor relative humidity'] },
  { signal: 'compressor_hz', kind: 'number', phrases: ['compressor frequency', 'compressor freq', 'compressor hz', 'inverter frequency', 'inverter freq', 'verdichterfrequenz', 'kompressorfrekvens'], never: wanted },
  { signal: 'compressor_a', kind: 'number', phrases: ['compressor current', 'inv primary current', 'inverter primary current'], never: ['limit', 'max'] },
  { signal: 'fan_rpm', kind: 'number', phrases: ['fan rpm', 'fan motor speed'], never: wanted },
  { signal: 'eev_pct', kind: 'number', phrases: ['expansion valve opening', 'eev opening', 'expansion valve position'] },
  { signal: 'superheat_k', kind: 'number', phrases: ['superheat', 'super heat'], never: wanted },
  { signal: 'subcooling_k', kind: 'number', phrases: ['subcooling', 'sub cooling', 'subcool'], never: wanted },
  { signal: 'discharge_c', kind: 'number', phrases: ['discharge temp', 'discharge temperature', 'discharge pipe temp', 'discharge pipe temperature', 'hot gas temp', 'hot gas temperature', 'heissgas', 'hetgas'], never: wanted },
  { signal: 'suction_c', kind: 'number', phrases: ['suction temp', 'suction temperature', 'suction gas temp', 'suction gas temperature', 'suction pipe temp', 'sauggas', 'suggas'], never: wanted },
  { signal: 'liquid_c', kind: 'number', phrases: ['liquid temp', 'liquid temperature', 'liquid line temp', 'liquid line temperature', 'liquid pipe temp', 'refrig temp liquid side'], never: wanted },
  { signal: 'outdoor_coil_c', kind: 'number', phrases: ['evaporator temp', 'evaporator temperature', 'outdoor heat exchanger temp', 'outdoor coil temp', 'outdoor coil temperature', 'outside pipe temp', 'eva outlet temp', 'verdampfer'], never: wanted },
  { signal: 'indoor_coil_c', kind: 'number', phrases: ['condenser temp', 'condenser temperature', 'condensation temp', 'inside pipe temp', 'indoor coil temp', 'indoor coil temperature'], never: wanted },
  { signal: 'setpoint_c', kind: 'number', phrases: ['room setpoint', 'room set point', 'room target temp', 'room target temperature', 'ch setpoint', 'indoor setpoint', 'indoor target temperature', 'raum soll'] },
  { signal: 'dhw_tank_c', kind: 'number', phrases: ['dhw temp', 'dhw temperature', 'dhw tank temp', 'dhw tank temperature', 'dhw tank', 'hot water temp', 'hot water temperature', 'hot water tank temp', 'tank temp', 'tank temperature', 'cylinder temp', 'cylinder temperature', 'warmwasser temperatur', 'warmwassertemperatur', 'varmvattentemperatur'], never: ['buffer', 'solar', ...wanted] },
  { signal: 'outdoor_c', kind: 'number', phrases: ['outdoor air temp', 'outdoor air temperature', 'outdoor ambient temp', 'outdoor temp', 'outdoor temperature', 'outside air temp', 'outside temp', 'outside temperature', 'ambient temp', 'ambient temperature', 'external temp', 'external temperature', 'ext temp', 'aussentemperatur', 'utetemperatur', 'utomhustemperatur'], never: ['coil', 'pipe', 'weather', 'openweathermap', 'forecast', 'indoor', 'room', ...wanted] },
  { signal: 'indoor_c', kind: 'number', phrases: ['room temp', 'room temperature', 'indoor temp', 'indoor temperature', 'indoor ambient temp', 'inside temp', 'inside temperature', 'raumtemperatur', 'rumstemperatur'], never: wanted },
  { signal: 'return_c', kind: 'number', phrases: ['return temp', 'return temperature', 'return water temp', 'return water temperature', 'inlet water temp', 'inlet water temperature', 'water inlet temp', 'main inlet temp', 'entering water temp', 'inlet temp', 'inlet temperature', 'ewt', 'ruecklauf', 'rucklauf', 'rucklauftemperatur', 'returledning'], never: ['brine', 'sole', ...wanted] },
  { signal: 'supply_c', kind: 'number', phrases: ['flow temp', 'flow temperature', 'supply temp', 'supply temperature', 'supply water temp', 'leaving water temp', 'leaving water temp before buh', 'outlet water temp', 'outlet water temperature', 'water outlet temp', 'main outlet temp', 'outlet temp', 'outlet temperature', 'lwt', 'vorlauf', 'vorlauftemperatur', 'framledning'], never: ['brine', 'sole', 'eva', ...wanted] },
  { signal: 'flow_lpm', kind: 'number', phrases: ['water flow rate', 'water flow', 'flow rate', 'pump flow', 'flow sensor', 'volume flow'], never: ['temp', 'temperature', 'air', ...wanted] },
  { signal: 'aux_power_w', kind: 'number', phrases: ['backup heater power', 'booster heater power', 'immersion power', 'immersion heater power', 'aux heater power'] },
  { signal: 'dhw_heat_w', kind: 'number', phrases: ['dhw power production', 'dhw heat output'] },
  { signal: 'dhw_power_w', kind: 'number', phrases: ['dhw power consumption'] },
  { signal: 'heat_w', kind: 'number', phrases: ['heat power production', 'heat output', 'heating power output', 'thermal power', 'thermal output', 'heat pump heat power', 'heat meter power'], never: ['energy'] },
  { signal: 'power_w', kind: 'number', phrases: ['heat pump power', 'heatpump power', 'hp power', 'heat pump power consumption', 'heatpump electric power', 'ashp power', 'power in', 'power input', 'input power', 'electrical power input', 'warmepumpe leistung', 'warmepumpe power', 'heat power consumption'], never: ['energy', 'factor', 'cooling', 'limit', 'state', 'switch', 'mode'] },
]

/** Words of things that are no heat pump, and what they are for people. */
export const otherThings: readonly (readonly [thing: string, words: readonly string[]])[] = [
  ['prices', ['price', 'prices', 'spotprice', 'spot', 'tariff', 'cost', 'nordpool', 'tibber', 'awattar', 'epex', 'octopus']],
  ['a solar plant', ['solar', 'solarh', 'pv', 'photovoltaic', 'inverter', 'hoymiles', 'fronius', 'solaredge', 'enphase', 'growatt']],
  ['a battery', ['battery', 'akku', 'powerwall', 'soc']],
  ['a grid meter', ['grid', 'mains', 'p1', 'dsmr', 'netz']],
]

/** What an automation hub's entities say of a mode, lower case with spaces; vendors' numbers are not here, as each means something else. */
export const stateModes: readonly (readonly [mode: string, states: readonly string[]])[] = [
  ['defrost', ['defrost', 'defrosting']],
  ['dhw', ['dhw', 'hot water', 'domestic hot water', 'water heating', 'tank', 'warmwasser', 'varmvatten']],
  ['heat', ['heat', 'heating', 'space heating', 'preheating', 'heizen', 'heizung', 'varme']],
  ['cool', ['cool', 'cooling', 'kuhlen', 'kyla']],
  ['fan', ['fan', 'fan only']],
  ['aux', ['aux', 'auxiliary', 'emergency heat', 'backup']],
  ['off', ['off', 'idle', 'standby', 'stop', 'stopped', 'aus', 'av']],
]

/** What they say of a flag. */
export const stateFlags = {
  yes: ['on', 'true', '1', 'yes', 'active', 'open', 'defrost', 'defrosting'],
  no: ['off', 'false', '0', 'no', 'inactive', 'closed', 'normal', 'idle'],
} as const
