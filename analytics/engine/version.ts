import packageJson from '../../package.json'

export const programVersion: string = packageJson.version

/** Version of the dated rule data (thresholds, knowledge of faults, safety texts) that outputs name. */
export const ruleDataVersion = '2026-11-23'

/** Raised when the features of the same telemetry come out differently. */
export const featureVersion = 1
