import type { FileHead } from '../reading/file-head'
import { splitRecord } from '../reading/split-record'
import { cleanName } from './generic/clean-name'
import { columnFinder, plannedSignals, plannedTypes, senseOf, type PlannedColumn } from './planned-signals'
import type { Profile, Recognised } from './profile'

const time = 'TIMESTAMP'
const energy = 'WH_RTU_Total_Tot'
const secondEnergy = 'WH_RTU_Comp2_Tot'
const cooling = 'Gross_Cooling_Cap'
const plan: readonly PlannedColumn[] = [
  ['outdoor_c', 'T_out_Avg', 'degF'],
  ['outdoor_rh_pct', 'RH_out_Avg', '%'],
  ['supply_c', 'T_Sup_tot_Avg', 'degF'],
  ['return_c', 'T_Ret_Avg', 'degF'],
  ['airflow_m3h', 'AirSCFM_RTU_Tot_Avg', 'cfm'],
  ['discharge_c', 'Tref_RTU_Dischg1_Avg', 'degF'],
  ['liquid_c', 'Tref_RTU_CondOut1_Avg', 'degF'],
  ['suction_c', 'Tref_RTU_Suctn1_Avg', 'degF'],
  ['discharge_kpa', 'Pref_RTU_Dischg1_Avg', 'psig'],
  ['suction_kpa', 'Pref_RTU_Suctn1_Avg', 'psig'],
  ['discharge_2_c', 'Tref_RTU_Dischg2_Avg', 'degF'],
  ['liquid_2_c', 'Tref_RTU_CondOut2_Avg', 'degF'],
  ['suction_2_c', 'Tref_RTU_Suctn2_Avg', 'degF'],
  ['discharge_2_kpa', 'Pref_RTU_Dischg2_Avg', 'psig'],
  ['suction_2_kpa', 'Pref_RTU_Suctn2_Avg', 'psig'],
]
const required = ['T_out_Avg', 'Tref_RTU_Dischg1_Avg', 'Pref_RTU_Dischg1_Avg', energy]
const sampleSeconds = 900
const wattsPerWh = 3600 / sampleSeconds
const vacuumPsig = -14.7

/**
 * Logger of the rooftop unit of ORNL's flexible research platform: 15 min, °F, psig, Wh of each interval, cooling, two refrigerant
 * circuits. Pressures that no refrigerant has are left out. The file names no units; these agree with its own sums (net power, COP).
 */
export const ornlRooftop: Profile = {
  name: 'ornl-rooftop',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const names = splitRecord(head.lines[0] ?? '', ',').map(cleanName)
    const timeColumn = names.indexOf(time)
    if (timeColumn < 0 || !required.every((name) => names.includes(name))) return undefined
    const column = columnFinder(names)
    const gross = column(cooling)
    const second = column(secondEnergy)
    const signals = {
      ...plannedSignals(names, plan),
      power_w: `${column(energy)} * ${wattsPerWh}`,
      ...(gross === undefined ? {} : { heat_w: `-${gross}` }),
      ...(second === undefined ? {} : { power_2_w: `${second} * ${wattsPerWh}` }),
    }
    return {
      format: 'ORNL rooftop unit logger',
      profile: 'ornl-rooftop',
      evidence: `columns ${required.join(', ')}`,
      csv: { delimiter: ',', skipLines: 1, time: { columns: [timeColumn], as: 'text', formats: ['%m/%d/%y %H:%M', '%m/%d/%Y %H:%M'] } },
      columns: plannedTypes(names, new Set([...plan.map(([, source]) => source), energy, secondEnergy, cooling]), { index: timeColumn, type: 'VARCHAR' }),
      timeColumn,
      timeHasZone: false,
      sampleS: sampleSeconds,
      signals,
      sense: senseOf(Object.keys(signals)),
      ...leftOut(head, names),
    } satisfies Recognised
  },
}

/** The pressures that are not loaded, since they are below a vacuum. */
const leftOut = (head: FileHead, names: readonly string[]): { caution?: string } => {
  const rows = head.lines.slice(1).map((line) => splitRecord(line, ','))
  const dead = names.flatMap((name, index) => {
    const values = name.startsWith('Pref_') ? rows.map((row) => Number(row[index])).filter((value) => !Number.isNaN(value)) : []
    return values.length > 0 && values.every((value) => value < vacuumPsig) ? [`${name} (${Math.min(...values)} to ${Math.max(...values)} psig, which no pressure is)`] : []
  })
  return dead.length === 0 ? {} : { caution: `Left out: ${dead.join(', ')}.` }
}
