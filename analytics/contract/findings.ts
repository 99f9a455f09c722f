import type { Severity } from './choices'

/** One number that supports a finding, with the days it was taken from. */
export interface Evidence {
  metric: string
  value: number | null
  unit: string
  expected: number | null
  from: string
  to: string
}

/** A finding with everything that answers "why flagged?". */
export interface Finding {
  findingId: string
  unitId: string
  circuitNo: number | null
  fault: string
  family: string
  severity: Severity
  confidence: number | null
  onsetOn: string | null
  detectedOn: string
  causeOn: string | null
  lastSeenOn: string | null
  status: string
  metric: string
  value: number | null
  unit: string
  expected: number | null
  threshold: number | null
  annualCost: number | null
  currency: string | null
  why: string
  evidence: Evidence[]
  /** Other faults that were ruled out, with the reason. */
  notBecause: { fault: string; reason: string }[]
  profile: string
  workOrderId: string | null
}
