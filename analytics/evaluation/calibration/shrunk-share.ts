/**
 * Findings that the share of the wider pool counts for. Of 1, 5, 10, 20, 40 and 80 this is with which a table made of one half of the
 * evaluation's units fits the other half best.
 */
export const priorFindings = 5

/**
 * The share of findings that are confirmed, of a few drawn towards that of the wider pool: (sum of weight x confirmed + prior x pool) /
 * (sum of weight + prior), the mean of a Beta distribution whose prior is worth so many findings (Gelman et al., Bayesian Data
 * Analysis, 2.1).
 */
export const shrunkShare = (findings: readonly { weight: number; confirmed: 0 | 1 }[], pool: number, prior = priorFindings): number => {
  const weight = findings.reduce((sum, one) => sum + one.weight, 0)
  const confirmed = findings.reduce((sum, one) => sum + one.weight * one.confirmed, 0)
  return (confirmed + prior * pool) / (weight + prior)
}
