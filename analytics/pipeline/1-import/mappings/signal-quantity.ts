import type { Quantity } from '../dictionary/units'

const bySuffix: readonly (readonly [suffix: string, quantity: Quantity])[] = [
  ['_kwh', 'energy'], ['_kpa', 'pressure'], ['_lpm', 'flow'], ['_m3h', 'airflow'], ['_pct', 'percent'], ['_rpm', 'speed'], ['_dbm', 'level'], ['_mm_s', 'velocity'],
  ['_hz', 'frequency'], ['_c', 'temperature'], ['_w', 'power'], ['_a', 'current'], ['_k', 'difference'],
]

/** What a canonical signal measures, by the suffix of its name; undefined for texts and flags. */
export const quantityOfSignal = (signal: string): Quantity | undefined => bySuffix.find(([suffix]) => signal.endsWith(suffix))?.[1]
