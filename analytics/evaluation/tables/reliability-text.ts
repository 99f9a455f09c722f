import type { Reliability } from '../calibration/reliability'
import type { View } from '../goals/goal'
import { fixed, sampling } from '../page/words'

/** Confidence against what a technician would confirm, as lines for a terminal; none without findings. */
export const reliabilityText = ({ tier, stepS, findings, bins, brier }: View & Reliability): string[] =>
  bins.length === 0
    ? []
    : [
        ...bins.map(
          (bin) =>
            `${tier} ${sampling(stepS)} confidence ${fixed(bin.from, 1)} to ${fixed(bin.to, 1)}: ${bin.findings} findings, mean ${fixed(bin.meanConfidence, 2)}, confirmed ${fixed(bin.confirmed, 2)} where one unit in ten is faulty`,
        ),
        `${tier} ${sampling(stepS)} confidence, Brier score of ${findings} findings: ${fixed(brier, 3)}`,
      ]
