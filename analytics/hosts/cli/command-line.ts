import { EngineError } from '../../contract/errors'
import { programVersion } from '../../engine'
import { readArguments } from './arguments'
import { backtestCommand } from './backtest-command'
import { analyseCommand, importCommand, reportCommand, runCommand } from './batch-commands'
import { compareCommand } from './compare-command'
import { packCommand, recordsCommand, voidCommand } from './compliance-commands'
import { evaluateCommand } from './evaluate-command'
import { helpText } from './help'
import { auditCommand, backupCommand, checkCommand, rebuildCommand } from './project-commands'
import { serveCommand, startCommand } from './serve-commands'
import { simulateCommand } from './simulate-command'
import type { Arguments } from './arguments'

const commands: Record<string, (args: Arguments) => Promise<void>> = {
  run: runCommand,
  import: importCommand,
  analyse: analyseCommand,
  report: reportCommand,
  pack: packCommand,
  records: recordsCommand,
  void: voidCommand,
  check: checkCommand,
  rebuild: rebuildCommand,
  backup: backupCommand,
  audit: auditCommand,
  serve: serveCommand,
  start: startCommand,
  simulate: simulateCommand,
  evaluate: evaluateCommand,
  backtest: backtestCommand,
  compare: compareCommand,
}

const inputCodes = new Set<string>([
  'bad-arguments', 'file-not-found', 'file-empty', 'file-unrecognised', 'not-an-export', 'file-binary', 'file-damaged', 'no-time-column', 'no-unit-column', 'mapping-needed',
  'no-rows', 'nothing-usable', 'register-duplicate', 'register-invalid', 'profile-invalid', 'mapping-invalid', 'project-not-found',
  'project-invalid', 'project-newer', 'project-damaged', 'migration-failed', 'project-locked', 'no-locks', 'out-not-empty', 'permission-denied', 'read-only',
])

/** Does what the words of a command line say. What is wrong goes to stderr, and the exit status is left: 2 for unusable input, 1 for anything else. */
export const runCommandLine = async (words: readonly string[]): Promise<void> => {
  try {
    await runWords(words)
  } catch (error) {
    if (error instanceof EngineError) {
      process.stderr.write(`subcool: ${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}\n`)
      process.exitCode = inputCodes.has(error.code) ? 2 : 1
      return
    }
    process.stderr.write(`subcool: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  }
}

const runWords = async (words: readonly string[]): Promise<void> => {
  const args = readArguments([...words])
  if (args.version) return void process.stdout.write(`${programVersion}\n`)
  if (args.help || args.command === undefined) return void process.stdout.write(helpText)
  const command = commands[args.command]
  if (command === undefined) throw new EngineError('bad-arguments', `There is no command ${args.command}. See subcool --help.`)
  await command(args)
}
