import { z } from 'zod'
import type { Evidence, Finding } from '../contract/findings'
import type { Severity } from '../contract/choices'
import { joinList, splitList } from './answer'
import type { AnswerContext } from './context'
import finding from './finding.sql?raw'

interface FindingRow {
  finding_id: string
  unit_id: string
  circuit_no: number | null
  fault: string
  family: string
  severity: Severity
  confidence: number | null
  onset_on: string | null
  detected_on: string
  cause_on: string | null
  last_seen_on: string | null
  status: string
  metric: string
  value: number | null
  unit: string | null
  expected: number | null
  threshold: number | null
  annual_cost: number | null
  currency: string | null
  why: string | null
  evidence: string | null
  not_because: string | null
  profile: string
  work_order_id: string | null
}

const evidenceList = z.array(
  z.object({
    metric: z.string(),
    value: z.number().nullable().default(null),
    unit: z.string().nullable().transform((unit) => unit ?? ''),
    expected: z.number().nullable().default(null),
    from: z.string(),
    to: z.string(),
  }),
)

/** Findings of one unit, or those with the given ids; open ones first, the most severe before others. */
export const readFindings = async (
  context: AnswerContext,
  by: { unitId: string } | { findingIds: readonly string[] },
): Promise<Finding[]> => {
  if ('findingIds' in by && by.findingIds.length === 0) return []
  const rows = await context.read<FindingRow>(finding, {
    unitId: 'unitId' in by ? by.unitId : '',
    findingIds: 'findingIds' in by ? joinList(by.findingIds) : '',
  })
  return rows.map(toFinding)
}

const toFinding = (row: FindingRow): Finding => ({
  findingId: row.finding_id,
  unitId: row.unit_id,
  circuitNo: row.circuit_no,
  fault: row.fault,
  family: row.family,
  severity: row.severity,
  confidence: row.confidence,
  onsetOn: row.onset_on,
  detectedOn: row.detected_on,
  causeOn: row.cause_on,
  lastSeenOn: row.last_seen_on,
  status: row.status,
  metric: row.metric,
  value: row.value,
  unit: row.unit ?? '',
  expected: row.expected,
  threshold: row.threshold,
  annualCost: row.annual_cost,
  currency: row.currency,
  why: row.why ?? '',
  evidence: evidenceOf(row.evidence),
  notBecause: splitList(row.not_because).map((part) => {
    const colon = part.indexOf(':')
    return colon < 0
      ? { fault: '', reason: part }
      : { fault: part.slice(0, colon).trim(), reason: part.slice(colon + 1).trim() }
  }),
  profile: row.profile,
  workOrderId: row.work_order_id,
})

const evidenceOf = (text: string | null): Evidence[] => (text === null ? [] : evidenceList.parse(JSON.parse(text)))
