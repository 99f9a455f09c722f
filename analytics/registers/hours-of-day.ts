const hours = [
  '00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23',
] as const

export type EnergyHour = `energy_${(typeof hours)[number]}_kwh`

/** Columns of `unit_day` with the electricity of each hour of the local day, by the hour at which it begins: prices by time of use change on whole hours. */
export const energyHours: readonly EnergyHour[] = hours.map((hour) => `energy_${hour}_kwh` as const)
