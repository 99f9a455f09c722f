import { EngineError } from '../contract/errors'
import { programVersion } from '../engine'
import { readArguments } from './cli/arguments'
import { backtestCommand } from './cli/backtest-command'
import { analyseCommand, importCommand, reportCommand, runCommand } from './cli/batch-commands'
import { compareCommand } from './cli/compare-command'
import { packCommand, recordsCommand, voidCommand } from './cli/compliance-commands'
import { evaluateCommand } from './cli/evaluate-command'
import { helpText } from './cli/help'
import { auditCommand, backupCommand, checkCommand, rebuildCommand } from './cli/project-commands'
import { serveCommand, startCommand } from './cli/serve-commands'
import { simulateCommand } from './cli/simulate-command'
import type { Arguments } from './cli/arguments'

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

const main = async (): Promise<void> => {
  const args = readArguments(process.argv.slice(2))
  if (args.version) return void process.stdout.write(`${programVersion}\n`)
  if (args.help || args.command === undefined) return void process.stdout.write(helpText)
  const command = commands[args.command]
  if (command === undefined) throw new EngineError('bad-arguments', `There is no command ${args.command}. See subcool --help.`)
  await command(args)
}

main().catch((error: unknown) => {
  if (error instanceof EngineError) {
    process.stderr.write(`subcool: ${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}\n`)
    process.exitCode = inputCodes.has(error.code) ? 2 : 1
    return
  }
  process.stderr.write(`subcool: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
