import { z } from 'zod'

const text = z.string().min(1)

/** `subcool/mapping@1`: how one export becomes canonical telemetry, where Subcool does not know it by itself. */
export const mappingSchema = z.strictObject({
  schema: z.literal('subcool/mapping@1'),
  name: text,
  /** Files it is for: a glob on the path below the given folder, column names that the header has, or both. */
  match: z.strictObject({ file: text.optional(), header: z.array(text).min(1).optional() }).refine(({ file, header }) => file !== undefined || header !== undefined, 'give file, header or both'),
  format: z
    .strictObject({
      delimiter: z.enum([',', ';', '\t', '|', ', ']).optional(),
      decimal: z.enum([',', '.']).optional(),
      thousands: z.enum(['.', ',', ' ', "'"]).optional(),
      /** Lines above the first row, the header included. */
      skip: z.int().min(1).optional(),
      /** A `strptime` format, or `epoch_s`, `epoch_ms`, `excel_days`. */
      time: text.optional(),
      /** IANA name: the zone of times that carry none. */
      zone: text.optional(),
    })
    .default({}),
  /** `sparse`: an empty cell means unchanged. `long`: a row is one value of one point, and sources are names of points. */
  layout: z.enum(['wide', 'long', 'sparse']).default('wide'),
  /** Of `long`: the columns that hold the points' names and their values; found by what stands in them when left out. */
  points: z.strictObject({ name: text.optional(), value: text.optional() }).optional(),
  unit: z.union([z.strictObject({ column: text }), z.strictObject({ from: z.literal('folder') })]).default({ from: 'folder' }),
  columns: z
    .array(
      z.strictObject({
        source: text,
        /** A canonical signal, or `ts`; two columns of `ts` are a date and a time of day. */
        signal: text,
        /** What the values are in, after scale and offset; the signal's own unit when left out. */
        unit: text.optional(),
        /** What a row of units below the header, or a unit beside each value, calls them where that is wrong. */
        stated: text.optional(),
        scale: z.number().optional(),
        offset: z.number().optional(),
        /** Numbers in the file that mean "no value". */
        missing: z.array(z.number()).min(1).optional(),
        /** What texts or codes of a mode or flag mean: `{"1": "heat", "0": "off"}`. */
        values: z.record(z.string(), text).optional(),
      }),
    )
    .min(1),
  sample_s: z.int().min(1).max(86_400).optional(),
})

export type Mapping = z.infer<typeof mappingSchema>
