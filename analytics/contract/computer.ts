import { z } from 'zod'
import { command, json, query, type Calls } from './define'

/** What a user chose for this computer, whatever the project; null = as by itself. */
export const computerSettings = z.strictObject({
  /** Whom the audit trail names. */
  user: z.string().trim().min(1).max(80).regex(/^[^\p{Cc}]*$/u, 'no line breaks or control characters').nullable(),
  threads: z.int().min(1).max(1024).nullable(),
  /** Of the project's database and of an import together, MB. */
  memoryMb: z.int().min(1).nullable(),
})
export type ComputerSettings = z.output<typeof computerSettings>

/** Values of all three. */
export type ComputerValues = { [Name in keyof ComputerSettings]: NonNullable<ComputerSettings[Name]> }

export interface ComputerState {
  chosen: ComputerSettings
  /** What holds where nothing is chosen. */
  byItself: ComputerValues
  /** Largest and smallest that can be chosen. */
  limits: { threads: { least: number; most: number }; memoryMb: { least: number; most: number } }
  /** What the open project runs with. */
  inEffect: ComputerValues
  /** What the command line said at the start: it holds over what is chosen. */
  given: (keyof ComputerSettings)[]
  /** The file it is kept in. */
  file: string
}

export interface RecentProject {
  path: string
  name: string
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  openedAt: string
  /** As it was closed or changed last; null when it was never known. */
  units: number | null
  openFindings: number | null
}

export interface ListedProject extends RecentProject {
  /** `open`: the one at hand; `missing`: its folder is not there (any more). */
  state: 'open' | 'there' | 'missing'
  /** Whether this host can open it in its place. */
  canOpen: boolean
  /** What opens it from a command line. */
  command: string
}

const path = z.strictObject({ path: z.string().min(1).max(4096) })

/** What the host keeps for a user on this computer, outside of every project. */
export const computerCalls = {
  'computer.settings': query(z.strictObject({}), json<ComputerState>()),
  /** The name holds at once, threads and memory when a project is opened next. Errors: `bad-arguments` for what this computer does not have. */
  'computer.set': command(computerSettings, json<ComputerState>()),
  /** Projects opened lately on this computer, the latest first. */
  'projects.recent': query(z.strictObject({}), json<ListedProject[]>()),
  /** Takes a project out of the list; its folder stays. */
  'projects.forget': command(path, json<ListedProject[]>()),
  /** Opens another project in the place of the one at hand. Errors: `permission-denied` outside the allowed folders, those of opening, after which the one at hand stays open. */
  'projects.open': command(path, json<{ path: string }>()),
} satisfies Calls
