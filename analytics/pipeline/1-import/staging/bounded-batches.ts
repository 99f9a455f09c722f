/** Items in their order, cut into batches of at most so much together and so many; one that is larger by itself is a batch. */
export const boundedBatches = <T>(items: Iterable<T>, sizeOf: (item: T) => number, most: { size: number; items?: number }): T[][] => {
  const batches: T[][] = []
  let size = 0
  for (const item of items) {
    const own = sizeOf(item)
    const current = batches[batches.length - 1]
    if (current === undefined || size + own > most.size || current.length >= (most.items ?? Infinity)) {
      batches.push([item])
      size = own
    } else {
      current.push(item)
      size += own
    }
  }
  return batches
}
