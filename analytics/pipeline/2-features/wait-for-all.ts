/** Waits until every task has ended; throws the first error in their order. */
export const waitForAll = async <Values extends readonly unknown[]>(tasks: readonly [...{ [K in keyof Values]: Promise<Values[K]> }]): Promise<Values> => {
  const outcomes = await Promise.allSettled(tasks)
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  }) as unknown as Values
}
