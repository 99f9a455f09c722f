import { dayCounts, dayFloats, dayLeads } from './unit/day-names'

const floats = dayFloats.flatMap(([, names]): readonly string[] => names)

export const dayColumns = floats.map((column) => `${column} DOUBLE`).join(', ')
export const dayRounded = floats.map((column) => `sig9(l.${column})`).join(', ')

/** The finest resolution that covers half of the day, else the one that covers most of it. */
export const dayRanks = dayLeads
  .map((lead) => `CASE WHEN n_${lead} = 0 THEN NULL WHEN n_${lead}::BIGINT * sample_s >= 43200 THEN sample_s ELSE 1000000 - least(n_${lead}::BIGINT * sample_s, 86400) END AS rank_${lead}`)
  .join(',\n    ')

const picked = [...dayFloats, ...dayCounts].flatMap(([lead, names]) => names.map((column) => ({ lead, column })))

export const dayPicked = picked.map(({ lead, column }) => `arg_min(${column}, rank_${lead}) AS ${column}`).join(',\n    ')
/** The same of a day that has one resolution. */
export const dayOnly = picked.map(({ lead, column }) => `CASE WHEN n_${lead} <> 0 THEN ${column} END AS ${column}`).join(',\n    ')
