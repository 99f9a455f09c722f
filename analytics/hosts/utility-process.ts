import { parseArgs } from 'node:util'
import { serveParent, type ParentPort } from './serve-parent'
import { stateFolder } from './state/state-folder'

const die = (error: unknown): never => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}

process.on('unhandledRejection', die)
process.on('uncaughtException', die)
process.on('SIGINT', () => undefined)

const { values } = parseArgs({ options: { project: { type: 'string' }, state: { type: 'string' }, create: { type: 'boolean', default: false }, rebuild: { type: 'boolean', default: false } } })
const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
if (parentPort === undefined || parentPort === null) die(new Error('The engine process is started by the desktop shell only.'))
else if (values.project === undefined) die(new Error('The engine process needs --project.'))
else process.exit((await serveParent(parentPort, { folder: values.project, stateDir: values.state ?? stateFolder(), create: values.create, rebuild: values.rebuild })) ? 0 : 3)
