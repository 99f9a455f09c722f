import packageJson from '../../package.json'
import { complianceRules } from '../compliance/rules'

export const programVersion: string = packageJson.version

/** Raised with thresholds, knowledge of faults and safety texts. */
const knowledgeVersion = '2026-11-26'

/** Version of the dated rule data that outputs name: the latest of what findings and orders rest on and of refrigerant law. */
export const ruleDataVersion: string = [knowledgeVersion, complianceRules.version].sort().at(-1) ?? knowledgeVersion

/** Raised when the features of the same telemetry come out differently. */
export const featureVersion = 10
