const person = (
  id: string,
  name: string,
  zip: string,
  latitude: number,
  longitude: number,
  skills: string,
  brands: string,
  classes: string,
  epaType: string,
  more: { apprentice?: boolean; supervisor_id?: string; left_on?: string; hours?: number } = {},
) => ({
  technician_id: id,
  name: `${name} (simulated)`,
  employer: 'Example Service Co. (simulated)',
  home_zip: zip,
  latitude,
  longitude,
  skills,
  brands,
  refrigerant_classes: classes,
  epa_type: epaType,
  epa_number: epaType === '' ? '' : `SIM-608-${id}`,
  epa_program: epaType === '' ? '' : 'Example Certification (simulated)',
  epa_date: epaType === '' ? '' : '2018-05-14',
  cert_copy_on_file: epaType !== '',
  hours_per_week: more.hours ?? 40,
  apprentice: more.apprentice ?? false,
  supervisor_id: more.supervisor_id ?? '',
  left_on: more.left_on ?? '',
})

const everything = 'refrigerant_circuit|electrical|controls|airflow|hydronic|sensors|defrost'

export const technicians = [
  person('T1', 'Ana Berg', '04102', 43.66, -70.29, everything, 'Norrvik|Halden|Kiruna', 'A1|A2L|A3', 'U'),
  person('T2', 'Ben Ode', '02118', 42.34, -71.07, 'electrical|controls|airflow|sensors|defrost', 'Caldera|Kiruna', 'A1|A2L', 'II'),
  person('T3', 'Cho Min', '60607', 41.87, -87.65, everything, 'Tessaro|Caldera|Norrvik', 'A1|A2L|A3', 'U', { hours: 32 }),
  person('T4', 'Dee Rao', '80203', 39.73, -104.98, 'refrigerant_circuit|electrical|controls|airflow|sensors|defrost|hydronic', 'Caldera|Norrvik|Kiruna', 'A1|A2L|A3', 'II'),
  person('T5', 'Eli Fox', '98102', 47.63, -122.32, 'electrical|controls|sensors|airflow', 'Halden|Kiruna', 'A1', '', { apprentice: true, supervisor_id: 'T4', hours: 24 }),
  person('T6', 'Fay Lund', '19104', 39.96, -75.2, everything, 'Norrvik|Tessaro|Caldera', 'A1|A2L|A3', 'U', { left_on: '2025-06-30' }),
]

const workday = [...Array(7).fill(0), ...Array(14).fill(1), ...Array(3).fill(0)] as number[]

export const tariffs = [
  { tariff_id: 'flat-ne', name: 'Flat (simulated)', currency: 'USD', kind: 'flat', price_per_kwh: 0.21, fixed_per_month: 14 },
  {
    tariff_id: 'tou-mw',
    name: 'Time of use (simulated)',
    currency: 'USD',
    kind: 'tou',
    periods: [
      { name: 'off-peak', price_per_kwh: 0.12 },
      { name: 'peak', price_per_kwh: 0.24 },
    ],
    weekday: Array.from({ length: 12 }, () => workday),
    weekend: Array.from({ length: 12 }, () => Array<number>(24).fill(0)),
  },
]
