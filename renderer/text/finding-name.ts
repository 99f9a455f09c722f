import { text } from './text'

/** A finding's fault in words, with its refrigerant circuit where the unit has several. */
export const findingName = ({ fault, circuitNo }: { fault: string; circuitNo: number | null }): string =>
  [text.faults[fault] ?? fault, ...(circuitNo === null ? [] : [text.unit.circuitNo(circuitNo)])].join(', ')
