import type { Quantity, Unit } from '../dictionary/units'

/** The contract's own unit of each quantity as people write it. */
export const ownUnitLabels: Readonly<Record<Quantity, string>> = {
  temperature: '°C', difference: 'K', power: 'W', energy: 'kWh', pressure: 'kPa', flow: 'L/min', airflow: 'm³/h', frequency: 'Hz', current: 'A',
  percent: '%', speed: 'rpm', velocity: 'mm/s', level: 'dBm',
}

const labels: Readonly<Record<string, string>> = {
  degC: '°C', degF: '°F', kelvin: 'K (absolute)', ton: 'tons of refrigeration', kPa: 'kPa abs', kPag: 'kPa gauge', MPag: 'MPa gauge', psia: 'psi abs (psia)', psig: 'psi gauge (psig)',
  bara: 'bar abs', barg: 'bar gauge', 'kgf/cm2 abs': 'kgf/cm² abs', 'kgf/cm2 gauge': 'kgf/cm² gauge', 'kgf/cm2': 'kgf/cm²', 'm3/h': 'm³/h', gpm: 'gpm (US)',
}

/** A unit as people write it; energies of a power are those of each row. */
export const unitLabel = ({ id, quantity, guessed }: Unit, of: Quantity): string =>
  `${labels[id] ?? id}${guessed === true ? ' (taken as gauge)' : ''}${quantity === 'energy' && of === 'power' ? ' per row' : ''}`
