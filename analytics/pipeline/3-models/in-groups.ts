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
