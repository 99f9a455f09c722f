import { z } from 'zod'
import content from './confidence.json'
import type { Severity } from './rule'

/** Severities whose findings are equally often right: what sends somebody out, what waits for the next visit, what asks for nothing. */
export const severityClasses = ['advisory', 'minor', 'major'] as const
export type SeverityClass = (typeof severityClasses)[number]

const shape = z.object({
  schema: z.literal('subcool/confidence@2'),
  source: z.string(),
  table: z.array(
    z.object({
      /** Left out, the row holds for every fault without a row of its own. */
      fault: z.string().optional(),
      /** `major` holds for critical findings too. */
      severity: z.enum(severityClasses),
      /** What was measured, T1 to T5; left out, the row holds for every tier without a row of its own. */
      tier: z.int().min(1).max(5).optional(),
      findings: z.int().min(0),
      /** Share of such findings that a technician would confirm. */
      confirmed: z.number().min(0).max(1),
      /** What has to be added to the log odds of their scores so that their mean is that share. */
      shift: z.number(),
    }),
  ),
})

export type Calibration = z.infer<typeof shape>
export type CalibrationRow = Calibration['table'][number]

/** The calibration that the program comes with; throws when it is not readable. */
export const calibration: Calibration = shape.parse(content)

export const severityClassOf = (severity: Severity): SeverityClass => (severity === 'critical' ? 'major' : severity)

/** The row of a finding: of its fault and tier, else of its fault, else of its severity; undefined where the table has none. */
export const calibrationRow = (fault: string, severity: Severity, tier: number, { table }: Pick<Calibration, 'table'> = calibration): CalibrationRow | undefined => {
  const rows = table.filter((row) => row.severity === severityClassOf(severity))
  const own = rows.filter((row) => row.fault === fault)
  return own.find((row) => row.tier === tier) ?? own.find((row) => row.tier === undefined) ?? rows.find((row) => row.fault === undefined)
}

/** A rule's word is never taken for certain, nor for nothing. */
const least = 0.05
const most = 0.95

const bounded = (value: number): number => Math.round(100 * Math.min(most, Math.max(least, value))) / 100

/** A score (0.05 to 0.95, two decimals) from how strongly a rule speaks. */
export const scoreOf = (strength: number): number => bounded(strength)

/** A score with its log odds shifted (Platt 1999 with the slope at 1: order stays); 0.05 to 0.95, two decimals. */
export const shifted = (score: number, shift: number): number => bounded(1 / (1 + ((1 - score) / score) * Math.exp(-shift)))
