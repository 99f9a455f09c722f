import type { DuckDBConnection } from '@duckdb/node-api'
import { causeCommands, causesApart, readCauses } from '../answers/common-causes/read-causes'
import type { AnswerContext } from '../answers'
import type { CauseFold } from '../contract/common-causes'
import { EngineError } from '../contract/errors'
import { recordAudit } from '../project/audit'

/**
 * Takes a common cause apart, or folds it again: a line of the audit trail, which is all that is kept of it. One that stands
 * no more can still be folded. Errors: `bad-arguments`.
 */
export const setCauseApart = async (connection: DuckDBConnection, context: AnswerContext, who: string, after: CauseFold): Promise<CauseFold> => {
  const { causeId, apart } = after
  const before: CauseFold = { causeId, apart: (await causesApart(context)).has(causeId) }
  if (apart && !before.apart && !(await readCauses(context)).some((cause) => cause.causeId === causeId))
    throw new EngineError('bad-arguments', `There is no common cause "${causeId}" in this project.`, { hint: 'It may be gone since the last analysis: choose one of the list.' })
  if (before.apart !== apart) await recordAudit(connection, { who, command: apart ? causeCommands.apart : causeCommands.folded, before, after })
  return before
}
