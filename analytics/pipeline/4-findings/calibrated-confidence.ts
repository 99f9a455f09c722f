import { z } from 'zod'
import content from './confidence.json'

const shape = z.object({
  schema: z.literal('subcool/confidence@1'),
  source: z.string(),
  table: z.array(
    z.object({
      fault: z.string(),
      /** What was measured, T1 to T5; left out, the row holds for all. */
      tier: z.int().min(1).max(5).optional(),
      /** Share of such findings that were right, and how many there were. */
      confidence: z.number().min(0).max(1),
      findings: z.int().min(1),
    }),
  ),
})

export type Calibration = z.infer<typeof shape>

/** The calibration that the program comes with; throws when it is not readable. */
export const calibration: Calibration = shape.parse(content)

/** Share of findings of a fault at a tier that were right: of that tier, else of all tiers; undefined without a row. */
export const calibratedConfidence = (fault: string, tier: number, { table }: Calibration = calibration): number | undefined => {
  const rows = table.filter((row) => row.fault === fault)
  return (rows.find((row) => row.tier === tier) ?? rows.find((row) => row.tier === undefined))?.confidence
}
