import { z } from 'zod'
import content from './fault-knowledge.json'

const probability = z.number().min(0).max(1)
const fault = z.object({
  title: z.string(),
  diagnosis: z.string(),
  /** Where the job is: `circuit` opens the refrigerant circuit, `unit` opens the casing, `indoor` neither. */
  work: z.enum(['circuit', 'unit', 'indoor']),
  /** Wastes energy while it waits. */
  energy: z.boolean(),
  /** No heat or danger when critical: first tier. */
  urgent: z.boolean(),
  hours: z.number().positive(),
  skills: z.array(z.string()),
  checklist: z.array(z.string()),
  parts: z.array(z.string()),
  failure_30_days: z.object({ critical: probability, major: probability, minor: probability }),
})

export type FaultKnowledge = z.infer<typeof fault>

const knowledge = z.object({ source: z.string(), faults: z.record(z.string(), fault) }).parse(content)

/** What is known about a fault code of the data contract: work, checks, parts, skills, hours, risk. Throws for an unknown code. */
export const faultKnowledge = (code: string): FaultKnowledge => {
  const known = knowledge.faults[code]
  if (known === undefined) throw new Error(`no fault knowledge for ${code}`)
  return known
}

export const knownFaults = (): string[] => Object.keys(knowledge.faults)
