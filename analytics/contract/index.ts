import { commonCauseCalls } from './common-causes'
import { compareCalls } from './compare'
import { complianceCalls } from './compliance'
import { computerCalls } from './computer'
import type { Calls } from './define'
import { fileCalls } from './files'
import { fleetCalls } from './fleet'
import { importCalls } from './import'
import { importColumnCalls } from './import-columns'
import { jobCalls } from './jobs'
import { organisationCalls } from './organisation'
import { projectCalls } from './project'
import { projectFolderCalls } from './project-folder'
import { qualityCalls } from './quality'
import { sqlCalls } from './sql'
import { startCalls } from './start'
import { thresholdCalls } from './thresholds'
import { triageCalls } from './triage'
import { unitCalls } from './unit'
import { workOrderCalls } from './work-orders'

export * from './artifacts'
export * from './choices'
export * from './common-causes'
export * from './compare'
export * from './compliance'
export * from './computer'
export * from './define'
export * from './draft-json'
export * from './errors'
export * from './events'
export * from './files'
export * from './findings'
export * from './fleet'
export * from './handlers'
export * from './import'
export * from './import-columns'
export * from './jobs'
export * from './mapping'
export * from './organisation'
export * from './outdoor-bins'
export * from './project'
export * from './project-folder'
export * from './quality'
export * from './shell'
export * from './sql'
export * from './start'
export * from './thresholds'
export * from './triage'
export * from './unit'
export * from './validate'
export * from './work-orders'

/** Calls the engine answers. */
export const engineContract = {
  ...projectCalls,
  ...projectFolderCalls,
  ...importCalls,
  ...importColumnCalls,
  ...fleetCalls,
  ...commonCauseCalls,
  ...compareCalls,
  ...qualityCalls,
  ...sqlCalls,
  ...startCalls,
  ...organisationCalls,
  ...thresholdCalls,
  ...triageCalls,
  ...unitCalls,
  ...workOrderCalls,
  ...complianceCalls,
} satisfies Calls

/** Calls the host around the engine answers: they need no project. */
export const hostContract = {
  ...fileCalls,
  ...jobCalls,
  ...computerCalls,
} satisfies Calls

/** Everything a page can call. */
export const contract = { ...engineContract, ...hostContract } satisfies Calls

export type EngineContract = typeof engineContract
export type HostContract = typeof hostContract
export type Contract = typeof contract
export type CallName = keyof Contract
