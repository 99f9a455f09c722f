import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../contract/errors'
import { recordName } from './import-record'
import type { ProjectLayout } from './layout'

/** Whether a folder holds records of imports, from which its database can be made again. */
export const hasRecords = (layout: ProjectLayout): boolean =>
  existsSync(layout.imports) && readdirSync(layout.imports).some((name) => existsSync(join(layout.imports, name, recordName)))

/** `project-damaged`, with the command that mends it. */
export const damaged = (layout: ProjectLayout, message: string, more: { detail?: string; cause?: unknown } = {}): EngineError =>
  new EngineError('project-damaged', message, { hint: `subcool rebuild --project "${layout.dir}" makes it again from telemetry/ and imports/.`, ...more })
