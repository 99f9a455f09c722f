/** Places by the text that each has; those without one in no group. */
export const placesBy = (places: Iterable<number>, textOf: (place: number) => string | null | undefined): Map<string, number[]> => {
  const groups = new Map<string, number[]>()
  for (const place of places) {
    const text = textOf(place)
    if (!text) continue
    const members = groups.get(text)
    if (members === undefined) groups.set(text, [place])
    else members.push(place)
  }
  return groups
}
