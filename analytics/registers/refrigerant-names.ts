/** Names a column of pounds may have: `lb_added`, `added_lb`; `full_charge`, `full_charge_lb`. */
export const poundNames = (column: string): string[] => unique([column, ...withUnit(column, 'lb')])

/** Names of the same in kilograms: `lb_added_kg`, `added_kg`, `kg_added`; `full_charge_kg`. */
export const kilogramNames = (column: string): string[] => unique([`${column}_kg`, ...withUnit(column, 'kg')])

const withUnit = (column: string, unit: string): string[] => {
  const rest = column.split('_').filter((part) => part !== 'lb').join('_')
  return rest === '' ? [unit] : [`${rest}_${unit}`, `${unit}_${rest}`]
}

const unique = (names: string[]): string[] => [...new Set(names)]
