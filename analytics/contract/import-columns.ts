import { z } from 'zod'
import { command, json, query, type Calls } from './define'
import { mappingSchema, type Mapping } from './mapping'

/** What a column's meaning was told by: a mapping, a vendor profile, the words of its header, its values and their physics. */
export type ColumnBasis = 'mapping' | 'profile' | 'header' | 'values'

/** One column of a file, as it is read now. Numbers are of the rows that were looked at. */
export interface InspectedColumn {
  /** Its header as it stands in the file; a path in a JSON document; a point's name in a file of points. */
  source: string
  /** A canonical signal, `ts`, `unit_id` or `sample_s`; null where nothing is loaded of it. */
  signal: string | null
  /** What may be proposed where nothing is loaded, or where it is unsure. */
  proposed: string | null
  /** Unit of the values in the file, as a mapping writes it (`degF`); null where the file is silent and none was assumed. */
  unit: string | null
  /** How a value becomes the signal's unit, for people (`(x - 32) × 5/9`); null when it stays as it is. */
  conversion: string | null
  basis: ColumnBasis | null
  confidence: 'sure' | 'likely' | 'unsure' | null
  /** Why, for people. */
  reason: string | null
  /** What is wrong with its values by physics (gauge taken for absolute, energies read as power), with what to do. */
  problem: string | null
  /** The first different cells, at most five. */
  samples: string[]
  /** Share of the rows without a value, 0 to 1. */
  missingShare: number
  /** In the own unit of the signal that is loaded, or that `mapping` has for it, else as in the file; null for texts. */
  low: number | null
  median: number | null
  high: number | null
  /** Counts of 16 bins of equal width from `low` to `high`; empty for texts. */
  histogram: number[]
}

export interface InspectedColumns {
  file: string
  name: string
  /** Rows looked at. */
  rows: number
  layout: 'wide' | 'sparse' | 'long' | 'points'
  /** How times are written (`%d.%m.%Y %H:%M`, `epoch_s`, `ISO 8601`); null when there is no time column. */
  time: string | null
  /** Zone of times that carry none; null when they carry their own. */
  zone: string | null
  columns: InspectedColumn[]
  /** What is read now as a mapping, to start an own one from; null for what no mapping can say (Parquet, registers). */
  mapping: Mapping | null
  /** Why the mapping given can't be used, with the field; null when it can, or none was given. */
  refusal: string | null
}

/** A signal that a column can be mapped to. */
export interface MappableSignal {
  signal: string
  kind: 'number' | 'text' | 'flag'
  /** The contract's own unit as people write it (`°C`); null for texts and flags. */
  unit: string | null
  /** Units that are converted to it: `id` as a mapping writes it, `label` as people do. */
  units: { id: string; label: string }[]
}

export interface SavedMapping {
  /** File name in the project's `mappings/`. */
  file: string
  mapping: Mapping
}

const draft = mappingSchema.optional()

export const importColumnCalls = {
  /** Column by column, what one file is; with `mapping`, what it would be with it. `file` and `name` as `import.inspect` answered them. */
  'import.columns': query(z.strictObject({ file: z.string().min(1), name: z.string().min(1), zone: z.string().optional(), mapping: draft }), json<InspectedColumns>()),
  /** Signals and units a mapping can name. */
  'import.signals': query(z.strictObject({}), json<MappableSignal[]>()),
  /** Mappings kept in the project. */
  'import.mappings': query(z.strictObject({}), json<SavedMapping[]>()),
  /** Keeps a mapping; one of the same name is replaced. Errors: `mapping-invalid`. */
  'import.save-mapping': command(z.strictObject({ mapping: mappingSchema }), json<SavedMapping>()),
  'import.remove-mapping': command(z.strictObject({ file: z.string().min(1) }), json<{ file: string }>()),
} satisfies Calls
