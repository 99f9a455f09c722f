import { z } from 'zod'
import { refrigerantTableVersion } from '../../refrigerants'
import ald from './ald.json'
import cylinders from './cylinders.json'
import disposal from './disposal.json'
import evacuation from './evacuation.json'
import leakRepair from './leak-repair.json'
import { aldShape, cylindersShape, disposalShape, evacuationShape, techniciansShape, ventingShape } from './schemas/handling'
import { leakRepairShape } from './schemas/leak-repair'
import { statesShape, subsectorsShape, transitionsShape } from './schemas/regime'
import states from './states.json'
import subsectors from './subsectors.json'
import technicians from './technicians.json'
import transitions from './transitions.json'
import venting from './venting.json'

const bundle = {
  'leak-repair': leakRepair, evacuation, technicians, disposal, cylinders, subsectors, transitions, ald, venting, states,
}

const rulesShape = z.strictObject({
  'leak-repair': leakRepairShape,
  evacuation: evacuationShape,
  technicians: techniciansShape,
  disposal: disposalShape,
  cylinders: cylindersShape,
  subsectors: subsectorsShape,
  transitions: transitionsShape,
  ald: aldShape,
  venting: ventingShape,
  states: statesShape,
})

type RuleFiles = z.output<typeof rulesShape>

/** All rules over time, by the file they stand in, and the version that papers print: the latest of the files' and of the refrigerant table. */
export interface RuleData extends RuleFiles {
  readonly version: string
}

/** The rules as they are stored, by file. */
export const bundledRules: Readonly<Record<keyof RuleFiles, unknown>> = bundle

/**
 * Rules from JSON: an object of rule files by name (`leak-repair`), each instead of the bundled one. Throws `Error` with the file, the
 * place and what is wrong there.
 */
export const loadRules = (json: unknown = {}): RuleData => {
  const read = rulesShape.safeParse(typeof json === 'object' && json !== null ? { ...bundle, ...json } : json)
  if (!read.success) throw new Error(`The rule data cannot be used. ${z.prettifyError(read.error)}`)
  const version = [refrigerantTableVersion, ...Object.values(read.data).map((file) => file.version)].sort().at(-1) ?? ''
  return { ...read.data, version }
}

/** The rules that Subcool brings along. */
export const complianceRules: RuleData = loadRules()
