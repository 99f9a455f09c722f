const apart = 13

/** Places of labels, px from the top, moved down until none lies on another, and all up again by what the lowest is below `bottom`. */
export const spreadLabels = (places: readonly number[], bottom: number): number[] => {
  const order = [...places.keys()].sort((a, b) => (places[a] as number) - (places[b] as number))
  const moved = [...places]
  order.forEach((index, rank) => {
    const before = order[rank - 1]
    if (before !== undefined) moved[index] = Math.max(moved[index] as number, (moved[before] as number) + apart)
  })
  const over = Math.max(0, Math.max(...moved) - bottom)
  return moved.map((place) => place - over)
}
