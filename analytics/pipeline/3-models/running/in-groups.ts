/** Neighbours in groups of so many days and units at most; a longer one stands alone. */
export const inGroups = <Unit extends { length: number }>(all: readonly Unit[], most: { days: number; units: number }): Unit[][] => {
  const groups: Unit[][] = []
  let days = Infinity
  for (const unit of all) {
    const last = groups.at(-1)
    days += unit.length
    if (last !== undefined && days <= most.days && last.length < most.units) last.push(unit)
    else {
      groups.push([unit])
      days = unit.length
    }
  }
  return groups
}

/** Neighbours in as few groups as keep to about so many days and to so many units at most, all of about one size: what is left over would cost as much as a group. */
export const inEvenGroups = <Unit extends { length: number }>(all: readonly Unit[], most: { days: number; units: number }): Unit[][] => {
  const days = all.reduce((sum, { length }) => sum + length, 0)
  const count = Math.max(1, Math.round(days / most.days), Math.ceil(all.length / most.units))
  const size = Math.ceil(all.length / count)
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}
