import { z } from 'zod'
import type { Calls } from './define'
import { job, json } from './define'

/** The registers of refrigerant records, as their files are named. */
export const refrigerantRegisters = [
  'sites', 'appliances', 'full_charge_revisions', 'refrigerant_events', 'leak_repairs', 'verification_tests', 'leak_inspections',
  'disposals', 'transfers', 'purchases', 'cylinders', 'cylinder_moves', 'filings',
] as const
export type RefrigerantRegister = (typeof refrigerantRegisters)[number]

export interface SavedRecord {
  /** The import that brought it; undoing that import takes the record back. */
  importNo: number
  /** Circuits whose leak rates and clocks were worked out anew; `all` where every one was. Null before the first analysis. */
  circuits: { applianceId: string; circuitNo: number }[] | 'all' | null
  seconds: number
}

export interface AuditPack {
  folder: string
  year: number
  asOf: string
  files: number
  seconds: number
}

export interface ExportedRecords {
  folder: string
  files: string[]
}

const register = z.enum(refrigerantRegisters)
const cells = z.record(z.string().min(1), z.string())

export const complianceCalls = {
  /** Writes one record, new or in place of the one with its key: an import of its own, checked as a file would be. */
  'compliance.save-record': job(z.strictObject({ register, record: cells }), json<SavedRecord>()),
  /** Keeps a record and says that it does not count, and why. `key` has the texts of its register's key columns, in their order. */
  'compliance.void-record': job(z.strictObject({ register, key: z.array(z.string().min(1)).min(1).max(5), reason: z.string().trim().min(1).max(1000) }), json<SavedRecord>()),
  /** Writes every register as it stands into a new or empty folder; importing it gives the same records. */
  'compliance.export-records': job(z.strictObject({ outDir: z.string().min(1), form: z.enum(['csv', 'xlsx']).default('csv') }), json<ExportedRecords>()),
  /** Writes one folder for an auditor: every document of a year, the registers, and a manifest of hashes. */
  'compliance.pack': job(z.strictObject({ year: z.int().min(1990).max(2200), outDir: z.string().min(1) }), json<AuditPack>()),
} satisfies Calls
