const earliest = Date.UTC(1990, 0, 1) / 1000
const latest = Date.UTC(2100, 0, 1) / 1000
const shortestStep = 60
const longestStep = 3 * 3600
const regularShare = 0.9
const shortestSpan = 7 * 86_400

/** Times since 1970 in s, and how many of the file's units a second has. */
export interface RegularTimes {
  seconds: readonly number[]
  perSecond: 1 | 1000
}

/** Whether numbers are times since 1970 in s or ms that go forward at one step of 1 min to 3 h, for at least a week. */
export const regularTimes = (numbers: readonly number[]): RegularTimes | undefined => {
  const perSecond = ([1, 1000] as const).find((per) => numbers.every((number) => number / per >= earliest && number / per < latest))
  if (perSecond === undefined || numbers.length < 2) return undefined
  const seconds = numbers.map((number) => number / perSecond)
  const steps = seconds.slice(1).map((at, index) => at - (seconds[index] as number))
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] as number
  const isRegular = steps.every((step) => step > 0) && steps.filter((step) => step === usual).length >= regularShare * steps.length
  const span = (seconds.at(-1) as number) - (seconds[0] as number)
  return isRegular && usual >= shortestStep && usual <= longestStep && span >= shortestSpan - usual ? { seconds, perSecond } : undefined
}
