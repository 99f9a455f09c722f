import { severityClasses, type CalibrationRow } from '../../pipeline/4-findings/calibrated-confidence'
import type { JudgedFinding } from './judged-findings'
import { logitShift } from './logit-shift'
import { shrunkShare } from './shrunk-share'

/** A tier gets a row of its own from so many findings on, as a fault's cell of the evaluation carries a claim from so many units on. */
const leastFindings = 40

/**
 * The rows of a calibration, from findings whose confidence is the score of their rules: for each severity class one of all faults and
 * one of each fault, from `findings`; and of a fault at another tier from `atOtherTiers`. The share of a fault is drawn towards that of
 * its class, that of a tier towards its fault's.
 */
export const fitCalibration = (findings: readonly JudgedFinding[], atOtherTiers: readonly JudgedFinding[] = []): CalibrationRow[] =>
  severityClasses.flatMap((severity) => {
    const inClass = (one: JudgedFinding): boolean => one.severity === severity
    const own = findings.filter(inClass)
    if (own.length === 0) return []
    const mean = own.reduce((sum, { weight }) => sum + weight, 0) / own.length
    const scaled = (some: readonly JudgedFinding[]) => some.map((one) => ({ ...one, weight: one.weight / mean }))
    const [ofClass, others] = [scaled(own), scaled(atOtherTiers.filter(inClass))]
    const whole = shrunkShare(ofClass, 0, 0)
    return [
      { severity, ...figuresOf(ofClass, whole) },
      ...groupsOf(ofClass, ({ fault }) => fault).flatMap(([fault, ofFault]): CalibrationRow[] => {
        const share = shrunkShare(ofFault, whole)
        const tiers = groupsOf(others.filter((one) => one.fault === fault), ({ tier }) => tier).filter(([, some]) => some.length >= leastFindings)
        return [{ fault, severity, ...figuresOf(ofFault, share) }, ...tiers.map(([tier, some]): CalibrationRow => ({ fault, severity, tier, ...figuresOf(some, shrunkShare(some, share)) }))]
      }),
    ]
  })

const figuresOf = (findings: readonly JudgedFinding[], share: number): Pick<CalibrationRow, 'findings' | 'confirmed' | 'shift'> => ({
  findings: findings.length,
  confirmed: rounded(share),
  shift: rounded(logitShift(findings.map(({ confidence, weight }) => ({ score: confidence, weight })), share)),
})

const groupsOf = <Key extends string | number>(findings: readonly JudgedFinding[], keyOf: (one: JudgedFinding) => Key): [Key, JudgedFinding[]][] =>
  [...new Set(findings.map(keyOf))].sort((a, b) => (a < b ? -1 : 1)).map((key) => [key, findings.filter((one) => keyOf(one) === key)])

const rounded = (value: number): number => Math.round(1000 * value) / 1000
