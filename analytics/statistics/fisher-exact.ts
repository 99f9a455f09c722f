/**
 * How likely at least `hits` of `group` would be among `allHits` of `all` by chance: one-sided exact test of Fisher 1935,
 * the upper tail of the hypergeometric distribution.
 */
export const fisherExact = (hits: number, group: number, allHits: number, all: number): number => {
  const logs = logFactorials(all)
  const choose = (n: number, k: number): number => (logs[n] as number) - (logs[k] as number) - (logs[n - k] as number)
  let sum = 0
  for (let k = hits; k <= Math.min(group, allHits); k++) if (group - k <= all - allHits) sum += Math.exp(choose(allHits, k) + choose(all - allHits, group - k) - choose(all, group))
  return Math.min(1, sum)
}

let known = new Float64Array(1)

const logFactorials = (n: number): Float64Array => {
  if (known.length > n) return known
  const made = new Float64Array(Math.max(n + 1, 2 * known.length))
  for (let k = 1; k < made.length; k++) made[k] = (made[k - 1] as number) + Math.log(k)
  known = made
  return made
}
