export const registerKinds = ['units', 'technicians', 'service_log', 'tariffs', 'weather'] as const
export type RegisterKind = (typeof registerKinds)[number]
export type TableRegisterKind = Exclude<RegisterKind, 'tariffs'>

/** How a cell is read. `word` is one of a list, `words` several of it joined by `|`. */
export type CellType =
  | { is: 'text' | 'day' | 'flag' | 'zone' | 'time' }
  | { is: 'number'; min?: number; max?: number }
  | { is: 'word' | 'words'; of: readonly string[] }

export interface RegisterTable {
  table: string
  key: readonly string[]
  columns: Readonly<Record<string, CellType>>
}

const text: CellType = { is: 'text' }
const day: CellType = { is: 'day' }
const flag: CellType = { is: 'flag' }
const number = (min?: number, max?: number): CellType => ({
  is: 'number',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})
const word = (...of: string[]): CellType => ({ is: 'word', of })
const words = (...of: string[]): CellType => ({ is: 'words', of })

export const faultCodes = [
  'cop_degradation',
  'outdoor_coil_fouling',
  'indoor_airflow_restriction',
  'refrigerant_leak',
  'refrigerant_overcharge',
  'non_condensables',
  'liquid_line_restriction',
  'expansion_valve_fault',
  'liquid_floodback',
  'compressor_bearing_wear',
  'compressor_valve_leakage',
  'compressor_overheating',
  'compressor_current_anomaly',
  'short_cycling',
  'reversing_valve_leakage',
  'reversing_valve_stuck',
  'defrost_excessive',
  'defrost_insufficient',
  'defrost_incomplete',
  'aux_heat_misuse',
  'aux_heat_missing',
  'cold_climate_risk',
  'sensor_drift',
  'sensor_bias',
  'sensor_stuck',
  'metering_fault',
  'connectivity_loss',
  'energy_cost_anomaly',
  'setting_change',
] as const

export const skillCodes = [
  'refrigerant_circuit',
  'electrical',
  'controls',
  'airflow',
  'hydronic',
  'sensors',
  'defrost',
  'vrf',
  'ammonia',
  'co2',
] as const

/** The registers that are tables, column by column, in the order of the data contract. */
export const registerTables: Readonly<Record<TableRegisterKind, RegisterTable>> = {
  units: {
    table: 'unit_register',
    key: ['unit_id'],
    columns: {
      unit_id: text,
      source: text,
      site_id: text,
      site_name: text,
      address: text,
      zip: text,
      state: text,
      country: text,
      latitude: number(-90, 90),
      longitude: number(-180, 180),
      time_zone: { is: 'zone' },
      climate_zone: text,
      climate_group: text,
      station_id: text,
      brand: text,
      model: text,
      serial: text,
      unit_type: word('split', 'minisplit', 'packaged', 'rtu', 'vrf', 'pthp', 'chiller', 'water_source', 'ground_source', 'hydronic', 'hpwh', 'process', 'other'),
      segment: word('residential', 'commercial', 'industrial'),
      capacity_w: number(0),
      rated_cop_8c: number(0.5, 15),
      rated_cop_m8c: number(0.5, 15),
      rated_cop_m15c: number(0.5, 15),
      refrigerant: text,
      full_charge_lb: number(0),
      installed_on: day,
      installer: text,
      warranty_until: day,
      warranty_visits_per_year: number(0),
      contract: text,
      firmware: text,
      customer: text,
      criticality: word('critical', 'important', 'normal'),
      tariff_id: text,
      aux_heat_w: number(0),
      aux_lockout_c: number(-60, 60),
      min_outdoor_c: number(-60, 60),
    },
  },
  technicians: {
    table: 'technician_register',
    key: ['technician_id'],
    columns: {
      technician_id: text,
      name: text,
      employer: text,
      home_zip: text,
      latitude: number(-90, 90),
      longitude: number(-180, 180),
      skills: words(...skillCodes),
      brands: text,
      refrigerant_classes: words('A1', 'A2L', 'A3', 'B2L', 'high_pressure_co2'),
      epa_type: word('I', 'II', 'III', 'U'),
      epa_number: text,
      epa_program: text,
      epa_date: day,
      cert_copy_on_file: flag,
      hours_per_week: number(0, 168),
      apprentice: flag,
      supervisor_id: text,
      left_on: day,
    },
  },
  service_log: {
    table: 'service_visit_register',
    key: ['visit_id'],
    columns: {
      visit_id: text,
      unit_id: text,
      visited_on: day,
      kind: word('pm', 'repair', 'emergency', 'install', 'inspection'),
      technician_id: text,
      checklist: text,
      completed_items: number(0),
      total_items: number(0),
      parts: text,
      confirmed_fault: word('none', ...faultCodes),
      notes: text,
      attachments: text,
      cost: number(0),
    },
  },
  weather: {
    table: 'weather_register',
    key: ['place', 'ts'],
    columns: {
      place: text,
      ts: { is: 'time' },
      outdoor_c: number(-90, 65),
      rh_pct: number(0, 110),
      wind_m_s: number(0, 120),
      ghi_w_m2: number(-20, 2000),
      precip_mm: number(0, 1000),
    },
  },
}

