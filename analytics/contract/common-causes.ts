import { z } from 'zod'
import { command, json, query, type Calls } from './define'
import type { Severity } from './choices'

/** What units may have in common, the narrowest first. `fleet`: all of them. */
export const sharedKeys = ['site_name', 'station_id', 'firmware', 'model', 'tariff_id', 'brand', 'climate_zone', 'fleet'] as const
export type SharedKey = (typeof sharedKeys)[number]

/** One fault that began in a large part of a group at about the same time: one cause to look for, before anybody drives to each unit. */
export interface SharedCause {
  /** `<fault>|<key>|<value>`, the same after every analysis. */
  causeId: string
  fault: string
  key: SharedKey
  value: string
  /** Units of the group in which the fault began between `from` and `to`, and units of the group. */
  units: number
  of: number
  /** The same outside of the group. */
  elsewhere: number
  elsewhereOf: number
  from: string
  to: string
  /** One-sided exact probability of so many in the group, times the number of comparisons; null where there is nothing outside. */
  chance: number | null
  worst: Severity
  annualCost: number | null
  currency: string | null
  /** Findings that it stands for. Critical ones and those a person confirmed stay by themselves. */
  findings: number
  /** Orders for nothing else than these findings, the one to go to first at the head. */
  orderIds: string[]
  /** Taken apart by a user: findings and orders are shown one by one. */
  apart: boolean
}

/** A common cause, and whether it is taken apart. */
export const causeFold = z.strictObject({ causeId: z.string().min(1).max(700), apart: z.boolean() })
export type CauseFold = z.output<typeof causeFold>

export const commonCauseCalls = {
  /** Common causes of findings that stand, the most findings first. */
  'commonCauses.list': query(z.strictObject({}), json<SharedCause[]>()),
  /** Takes a cause apart for everybody who opens the project, or folds it again; answers how it was. Errors: `bad-arguments`. */
  'commonCauses.set-apart': command(causeFold, json<CauseFold>()),
} satisfies Calls
