const widest = 12
const halvings = 50

/**
 * What has to be added to the log odds of weighted scores (between 0 and 1) so that their mean is `share` (between 0 and 1): Platt
 * scaling (1999) with its slope at 1, found by halving, within 12.
 */
export const logitShift = (scores: readonly { score: number; weight: number }[], share: number): number => {
  const all = scores.reduce((sum, { weight }) => sum + weight, 0)
  const meanAt = (shift: number): number => scores.reduce((sum, { score, weight }) => sum + weight / (1 + ((1 - score) / score) * Math.exp(-shift)), 0) / all
  let [low, high] = [-widest, widest]
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2
    if (meanAt(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
