/**
 * Share of alarmed units that are faulty where a share `prevalence` of all units is: TPR p / (TPR p + FPR (1 - p))
 * (analytics notes 10.2). NaN where nothing is ever alarmed.
 */
export const restatedPrecision = (truePositiveRate: number, falsePositiveRate: number, prevalence = 0.1): number => {
  const right = truePositiveRate * prevalence
  const wrong = falsePositiveRate * (1 - prevalence)
  return right + wrong === 0 ? NaN : right / (right + wrong)
}
