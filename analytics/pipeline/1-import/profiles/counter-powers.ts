import type { Recognised } from './profile'

/** Powers, each with the counter of its energy. */
export const counterKinds = [['power_w', 'energy_counter_kwh'], ['heat_w', 'heat_counter_kwh']] as const

/** Signals with a power for each counter that has none of its kind beside it. */
export const withCounterPowers = (signals: Readonly<Record<string, string>>): Pick<Recognised, 'signals' | 'counters'> => {
  const found = counterKinds.flatMap(([watts, counter]) => (signals[watts] === undefined && signals[counter] !== undefined ? [{ watts, kwh: signals[counter] }] : []))
  if (found.length === 0) return { signals }
  return {
    signals: { ...signals, ...Object.fromEntries(found.map(({ watts }) => [watts, `counter_${watts}`])) },
    counters: Object.fromEntries(found.map(({ watts, kwh }) => [`counter_${watts}`, kwh])),
  }
}
