import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parquetVariants } from './parquet-variants'

/** A table of text and how many of its first lines are its header. */
export interface TextSeed {
  kind: 'text'
  name: string
  text: string
  headerLines: number
  delimiter: string
}

export interface Corpus {
  telemetry: readonly TextSeed[]
  documents: readonly { name: string; text: string }[]
  parquet: readonly Buffer[]
  packed: readonly { name: string; bytes: Buffer }[]
  workbook: Buffer
  /** In three groups of which no two make one register. */
  registers: readonly (readonly TextSeed[])[]
  tariffs: string
  mapping: string
}

const mostLines = 30
const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', name)

const read = (path: string): string => {
  const bytes = readFileSync(fixture(path))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

const shortTable = (path: string, delimiter: string, headerLines = 1, lines = mostLines): TextSeed => ({
  kind: 'text',
  name: basename(path).replace(/\.gz$/, ''),
  text: read(path).split(/(?<=\n)/).slice(0, headerLines + lines).join(''),
  headerLines,
  delimiter,
})

const made = (name: string, delimiter: string, header: string, row: (index: number) => string): TextSeed => ({ kind: 'text', name, delimiter, headerLines: 1, text: `${header}\n${Array.from({ length: mostLines }, (_, index) => row(index)).join('\n')}\n` })

const at = (index: number): string => new Date(Date.UTC(2026, 0, 1, 0, index * 5)).toISOString()

const tables = (): TextSeed[] => [
  made('log.csv', ',', 'unit_id,ts,sample_s,power_w,heat_w,outdoor_c,supply_c,mode,defrost', (i) => `U${i % 2},${at(i)},300,${500 + i},${1500 + i},${i - 20.5},35.5,heat,false`),
  made('log.tsv', '\t', 'unit_id\tts\tpower_w\toutdoor_c', (i) => `U\t${at(i)}\t${500 + i}\t1.5`),
  made('anlage.csv', ';', 'Datum;Uhrzeit;Außentemperatur [°C];Vorlauf [°C];Rücklauf [°C];Leistungsaufnahme [kW];Wärmemenge [kWh]', (i) => `${String((i % 28) + 1).padStart(2, '0')}.01.2026;14:05;${-3 - i},5;35,2;30,1;1,25;${1000 + i},0`),
  made('epoch.csv', ',', 'timestamp,compressor_hz,supply_temp_f,outdoor_temp_f,power_kw', (i) => `${1_767_225_600 + 60 * i},${40 + i},95.5,20,1.5`),
  made('american.csv', ',', 'Time,Outdoor Temp (F),Supply Temp (F),Power (kW)', (i) => `1/${i + 1}/2026 2:05 PM,${20 + i},95.5,1.5`),
  made('rows.ndjson', '\u0000', '{"ts":"2026-01-01T00:00:00Z","unit_id":"N","power_w":1}', (i) => `{"ts":"${at(i + 1)}","unit_id":"N","power_w":${500 + i},"outdoor_c":null,"mode":"heat"}`),
  shortTable('vaillant/energy_data_2023_ArothermPlus_SERIAL.csv', ';', 2),
  shortTable('vaillant/system_data_2023.csv.gz', ';'),
  shortTable('vaillant/domestic_hot_water_255_data_2024.csv.gz', ';'),
  shortTable('vaillant/zone_0_data_2024.csv.gz', ';'),
  shortTable('daikin/espaltherma_daikin_dev_2024-10-10_12_wide_sparse.csv.gz', ','),
  shortTable('home-assistant/input.sample_grid_power.csv', ','),
  shortTable('home-assistant/input.sample_pump_ext_temp.csv', ','),
  shortTable('home-assistant/input.sample_recent_energy_prices.csv', ','),
  shortTable('home-assistant/input.sample_stats_sample.csv', ','),
  shortTable('ornl-rooftop/FRP2_condenser_fouling_28pct.csv', ',', 1, 3),
  shortTable('lab-hpwh/LG_APHWC50_24hr50_measured.csv', ','),
  shortTable('lab-hpwh/RE2H50_UEF67_measurements_raw.csv', ','),
  shortTable('lab-hpwh/allLabResults.csv', ','),
  shortTable('panasonic/statistics.csv', ','),
  ...readdirSync(fixture('nibe/house')).sort().map((name) => shortTable(join('nibe/house', name), ';')),
]

const register = (name: string, header: string, ...rows: string[]): TextSeed => ({ kind: 'text', name, delimiter: ',', headerLines: 1, text: `${[header, ...rows].join('\n')}\n` })

const registers = (): TextSeed[][] => [
  [
    register('units.csv', 'unit_id,site_id,zip,time_zone,climate_zone,brand,unit_type,capacity_w,refrigerant,installed_on', 'U0,S1,00544,America/New_York,5A,Acme,split,8000,R-410A,2020-05-01', 'U1,S1,04101,Europe/London,6A,Acme,hydronic,9000,R-290,2021-01-31'),
    register('technicians.csv', 'technician_id,name,skills,epa_type,hours_per_week,apprentice', 'T1,Ann,refrigerant_circuit|electrical,U,38,false', 'T2,Bo,controls,,40,true'),
    register('service_log.csv', 'visit_id,unit_id,visited_on,kind,technician_id,confirmed_fault,notes,cost', 'V1,U0,2026-01-01,pm,T1,none,"fine, clean",120', 'V2,U1,2026-01-02,repair,T2,refrigerant_leak,,300.5'),
    shortTable('heatpumpmonitor/heatpumpmonitor_all_fields_last365_2026-07-15.csv', ','),
  ],
  ['appliances', 'cylinders', 'disposals', 'leak_repairs', 'purchases', 'refrigerant_events', 'sites', 'verification_tests'].map((name) => shortTable(`refrigerant/${name}.csv`, ',')),
  [
    register('weather.csv', 'station_id,ts,outdoor_c,rh_pct', 'W1,2026-01-01T00:00:00Z,-3,80', 'W1,2026-01-01T01:00:00Z,-4,81'),
    shortTable('weather/juneau-tmy3.csv', ',', 2),
    shortTable('weather/denver.epw', ',', 8),
    shortTable('weather/poznan-2024-07.csv', ',', 1),
  ],
]

const shortDump = (): string => {
  const dump = JSON.parse(read('vicare/Vitocal250A.json.gz')) as { data: unknown[] }
  return JSON.stringify({ ...dump, data: dump.data.filter((_, index) => index % 4 === 0).slice(0, 60) })
}

/** Everything that is changed: the recorded exports, shortened, and tables, registers and Parquet files of the project's own forms. */
export const loadCorpus = async (): Promise<Corpus> => ({
  telemetry: tables(),
  documents: [
    { name: 'dump.json', text: shortDump() },
    ...['vicare/device_offline.json', 'vicare/rate_limit.json', 'melcloud/ata_get.json', 'melcloud/atw_1zone_listdevice.json', 'melcloud/erv_get.json'].map((path) => ({ name: basename(path), text: read(path) })),
  ],
  parquet: await parquetVariants(),
  packed: ['zstd/log.csv.zst', 'zstd/frames.csv.zst', 'vicare/Vitocal250A.json.gz', 'vaillant/system_data_2023.csv.gz'].map((path) => ({ name: basename(path), bytes: readFileSync(fixture(path)) })),
  workbook: readFileSync(fixture('xlsx/units.xlsx')),
  registers: registers(),
  tariffs: JSON.stringify([{ tariff_id: 'a', name: 'A', currency: 'USD', kind: 'flat', price_per_kwh: 0.2, fixed_per_month: 5 }, { tariff_id: 'b', name: 'B', currency: 'EUR', kind: 'tiered', tiers: [{ up_to_kwh: 100, price_per_kwh: 0.1 }, { up_to_kwh: null, price_per_kwh: 0.3 }] }]),
  mapping: JSON.stringify({
    schema: 'subcool/mapping@1', name: 'Fuzzed logger', match: { file: '*.csv', header: ['FZ0', 'FZ4'] }, format: { delimiter: ';', decimal: ',', time: '%d.%m.%Y %H:%M', zone: 'Europe/Berlin' }, layout: 'wide', unit: { from: 'folder' }, sample_s: 900,
    columns: [{ source: 'FZ0', signal: 'ts' }, { source: 'FZ4', signal: 'outdoor_c', unit: 'degF', scale: 1, offset: 0, missing: [-128] }, { source: 'FZM', signal: 'mode', values: { 0: 'off', 1: 'heat' } }],
  }),
})
