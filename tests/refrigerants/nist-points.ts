import { readFileSync } from 'node:fs'
import { fixture } from '../support/projects'

/** The sixteen fault-free steady states of NISTIR 7350, appendix D: a line of values by its label, in the units of the report. `nth` of lines that share a label. */
export const nistLine = (label: string, nth = 0): number[] => {
  const line = lines.filter(([name]) => name?.startsWith(label))[nth]
  if (line === undefined) throw new Error(`the report has no line ${label}`)
  return line.slice(1, 17).map((cell) => Number(cell.replace(',', '.')))
}

const lines = readFileSync(`${fixture('nist')}/nistir_7350_appendix_d.csv`, 'latin1')
  .split(/\r?\n/)
  .map((line) => line.split(';'))

export const celsius = (fahrenheit: number): number => (fahrenheit - 32) / 1.8
export const kpa = (psia: number): number => psia * 6.894757
