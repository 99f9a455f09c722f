import type { ArtifactRef, FilePurpose, ShellAction } from '../analytics/contract'

const purposes: readonly FilePurpose[] = ['telemetry', 'telemetry-folder', 'profile', 'mapping', 'labels']
const actions: readonly ShellAction[] = ['new-project', 'open-project', 'open-sample', 'start-again', 'rebuild-project', 'show-log']
const nonce = /^[0-9a-f-]{16,64}$/i
const longestName = 255
const longestPath = 1024
const longestProject = 4096

export const noArguments = (args: unknown[]): args is [] => args.length === 0

/** A nonce as the page makes it. */
export const isNonce = (args: unknown[]): args is [string] => args.length === 1 && typeof args[0] === 'string' && nonce.test(args[0])

export const isPurpose = (args: unknown[]): args is [FilePurpose] => args.length === 1 && purposes.some((known) => known === args[0])

export const isAction = (args: unknown[]): args is [ShellAction] => args.length === 1 && actions.some((known) => known === args[0])

/** A path of some length. */
export const isPath = (args: unknown[]): args is [string] => args.length === 1 && typeof args[0] === 'string' && args[0].length > 0 && args[0].length <= longestProject

/** A name to propose and the artifact to save. */
export const isSave = (args: unknown[]): args is [string, ArtifactRef] => {
  const [name, artifact] = args
  return args.length === 2 && typeof name === 'string' && name.length > 0 && name.length <= longestName && isArtifact(artifact)
}

const isArtifact = (value: unknown): value is ArtifactRef =>
  value !== null &&
  typeof value === 'object' &&
  'folder' in value &&
  (value.folder === 'reports' || value.folder === 'exports') &&
  'path' in value &&
  typeof value.path === 'string' &&
  value.path.length > 0 &&
  value.path.length <= longestPath
