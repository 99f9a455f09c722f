import { join, resolve } from 'node:path'
import { electronBinary } from './electron-binary.mjs'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'
import { become, root, runScript, say, startProgram } from './run.mjs'

const commandLine = 'dist/engine/cli.js'
const inBrowserOnly = ['--browser', '--port', '--no-open', '--user', '--threads', '--help', '-h', '--version', '-v']

const args = process.argv.slice(2)
const optionOf = (word) => word.split('=', 1)[0]
const valueOf = (name) => {
  const at = args.findIndex((word) => optionOf(word) === name)
  return at === -1 ? undefined : args[at].includes('=') ? args[at].slice(name.length + 1) : args[at + 1]
}

const inBrowser = () => become(commandLine, ['start', ...args.filter((word) => word !== '--browser')])

/** Opens the window on the named project, or on the sample fleet's, prepared first; answers the status it ended with when it ended at once. */
const inWindow = async (program) => {
  const project = valueOf('--project')
  if (project === undefined) {
    const status = runScript(commandLine, ['start', '--prepare', ...args])
    if (status !== 0) process.exit(status)
  }
  return startProgram(program, [root, project === undefined ? join(root, '.cache/sample-fleet.subcool') : resolve(project)])
}

ensureInstalled()
ensureBuilt()
if (args.some((word) => inBrowserOnly.includes(optionOf(word)))) inBrowser()
else {
  const { program, reason } = electronBinary(root, { say })
  const failed = program === undefined ? reason : await inWindow(program)
  if (failed !== undefined) {
    say(`${failed}: Subcool is served to the browser instead (--browser does so at once).`)
    inBrowser()
  }
}
