import type { InspectedFile } from '../../../../analytics/contract'

/** What has to be known of a file before it is imported, what needs the user first. */
export const fileStates = ['needs', 'refused', 'unsure', 'likely', 'sure', 'register', 'duplicate', 'document'] as const

export type FileState = (typeof fileStates)[number]

export const stateOf = ({ kind, code, confidence }: InspectedFile): FileState => {
  if (kind === 'telemetry') return confidence
  if (kind !== 'unusable') return kind
  if (code === 'not-an-export') return 'document'
  return code === 'mapping-needed' ? 'needs' : 'refused'
}

export const isLoaded = ({ kind }: InspectedFile): boolean => kind === 'telemetry' || kind === 'register'

/** The file's unit is told by where it lies alone, so another may be given. */
export const mayNameUnit = ({ kind, unitIdFrom }: InspectedFile): boolean =>
  kind === 'telemetry' && ['folder', 'file', 'option'].includes(unitIdFrom)

/** Times carry no zone, and none is told by a mapping. */
export const asksZone = ({ kind, zoneFrom }: InspectedFile): boolean => kind === 'telemetry' && zoneFrom !== null && zoneFrom !== 'file'

const table = /\.(csv|tsv|txt|dat|log|asc|xls)(\.(gz|zst))?$/i

/** Its columns can be shown, and a mapping can be made of them. */
export const hasColumns = (file: InspectedFile): boolean => {
  const state = stateOf(file)
  return file.kind === 'telemetry' || state === 'needs' || (state === 'refused' && table.test(file.name) && file.bytes > 0)
}
