import type { Truth } from '../../analytics/evaluation/truth'
import type { Alert, UnitFacts } from '../../analytics/evaluation/unit-facts'

export const day = (iso: string): number => Date.parse(iso) / 86_400_000

/** The days from one to another, both included. */
export const days = (from: string, to: string): number[] => Array.from({ length: day(to) - day(from) + 1 }, (_, i) => day(from) + i)

type Given = Partial<Omit<Truth, 'onset' | 'detectable' | 'failed'>> & { onset?: string; detectable?: string; failed?: string }

export const truthOf = (unitId: string, given: Given): Truth => {
  const dayOf = (iso: string | undefined) => (iso === undefined ? undefined : day(iso))
  return { fault: 'none', confounder: '', severityEnd: NaN, unitOfSeverity: '', shape: 'step', mode: 'heat', ...given, unitId, onset: dayOf(given.onset), detectable: dayOf(given.detectable), failed: dayOf(given.failed) }
}

export const alert = (fault: string, detected: string, more: Partial<Alert> = {}): Alert => ({
  findingId: `${fault}:${detected}`,
  family: 'cop',
  fault,
  severity: 'major',
  confidence: 0.6,
  detected: day(detected),
  causeOn: day(detected),
  lastSeen: day(detected),
  metric: fault,
  value: 2,
  threshold: 1,
  ...more,
})

/** A unit that was watched from 2025-01-01 to 2025-12-31 and scored every day. */
export const facts = (unitId: string, truth: Given, alerts: Alert[] = [], more: Partial<UnitFacts> = {}): UnitFacts => ({
  unitId,
  tier: 'T4',
  stepS: 300,
  truth: truthOf(unitId, truth),
  firstDay: day('2025-01-01'),
  lastDay: day('2025-12-31'),
  alerts,
  scoredDays: days('2025-01-01', '2025-12-31'),
  ownScoredDays: days('2025-01-01', '2025-12-31'),
  restDays: [],
  pressedAt: {},
  strongest: [],
  naivePeaks: {},
  ...more,
})
