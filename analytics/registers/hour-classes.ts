/** Stretches of the local day whose energies are known apart, at the hours where prices by time of use change most: column of `unit_day`, from hour, to hour. */
export const hourClasses = [
  ['energy_00_07_kwh', 0, 7],
  ['energy_07_12_kwh', 7, 12],
  ['energy_12_16_kwh', 12, 16],
  ['energy_16_21_kwh', 16, 21],
  ['energy_21_24_kwh', 21, 24],
] as const

export type HourClass = (typeof hourClasses)[number][0]

/** The class of each hour of the day, by its place in `hourClasses`. */
export const classOfHour: Readonly<Uint8Array> = Uint8Array.from({ length: 24 }, (_, hour) => hourClasses.findIndex(([, from, to]) => hour >= from && hour < to))

/** Energy by class of hour as energy by hour, spread evenly over the hours of each class. */
export const spreadOverHours = (classes: ArrayLike<number>): number[] =>
  Array.from(classOfHour, (place) => {
    const [, from, to] = hourClasses[place] as (typeof hourClasses)[number]
    return (classes[place] as number) / (to - from)
  })
