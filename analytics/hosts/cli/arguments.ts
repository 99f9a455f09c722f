import { parseArgs } from 'node:util'
import { EngineError } from '../../contract/errors'

const options = {
  out: { type: 'string' },
  project: { type: 'string' },
  'as-of': { type: 'string' },
  profile: { type: 'string' },
  mapping: { type: 'string' },
  zone: { type: 'string' },
  unit: { type: 'string' },
  user: { type: 'string' },
  threads: { type: 'string' },
  port: { type: 'string' },
  units: { type: 'string' },
  months: { type: 'string' },
  'step-s': { type: 'string' },
  tier: { type: 'string' },
  faults: { type: 'string' },
  seed: { type: 'string' },
  format: { type: 'string' },
  labels: { type: 'string' },
  baseline: { type: 'string' },
  period: { type: 'string' },
  year: { type: 'string' },
  reason: { type: 'string' },
  'accept-truncated': { type: 'boolean' },
  json: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  browser: { type: 'boolean' },
  prepare: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

export interface Arguments {
  command: string | undefined
  paths: string[]
  out?: string | undefined
  project?: string | undefined
  asOf?: string | undefined
  profile?: string | undefined
  mapping?: string | undefined
  zone?: string | undefined
  unit?: string | undefined
  user?: string | undefined
  threads?: number | undefined
  port?: number | undefined
  units?: number | undefined
  months?: number | undefined
  stepS?: number | undefined
  tier?: string | undefined
  faults?: string | undefined
  seed?: number | undefined
  format?: string | undefined
  labels?: string | undefined
  baseline?: string | undefined
  period?: string | undefined
  year?: number | undefined
  reason?: string | undefined
  acceptTruncated: boolean
  json: boolean
  noOpen: boolean
  prepare: boolean
  help: boolean
  version: boolean
}

/** Reads the words of a command line. Errors: `bad-arguments`. */
export const readArguments = (words: string[]): Arguments => {
  const { values, positionals } = parse(words)
  if (values['as-of'] !== undefined && !isDay(values['as-of'])) throw bad(`--as-of ${values['as-of']} is not a day; write it as YYYY-MM-DD.`)
  if (values.zone !== undefined && values.zone !== 'site' && !isZone(values.zone))
    throw bad(`--zone ${values.zone} is not a time zone; write an IANA name such as Europe/London, or site.`)
  const [command, ...paths] = positionals
  return {
    command,
    paths,
    out: values.out,
    project: values.project,
    asOf: values['as-of'],
    profile: values.profile,
    mapping: values.mapping,
    zone: values.zone,
    unit: values.unit,
    user: values.user,
    threads: whole('threads', values.threads, 1, 256),
    port: whole('port', values.port, 0, 65_535),
    units: whole('units', values.units, 1, 20_000),
    months: whole('months', values.months, 1, 60),
    stepS: whole('step-s', values['step-s'], 1, 86_400),
    tier: values.tier,
    faults: values.faults,
    seed: whole('seed', values.seed, 0, 2 ** 32 - 1),
    format: values.format,
    labels: values.labels,
    baseline: values.baseline,
    period: values.period,
    year: whole('year', values.year, 1990, 2200),
    reason: values.reason,
    acceptTruncated: values['accept-truncated'] ?? false,
    json: values.json ?? false,
    noOpen: values['no-open'] ?? false,
    prepare: values.prepare ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  }
}

const parse = (words: string[]) => {
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw bad(`${cause instanceof Error ? cause.message.split('.')[0] : String(cause)}. See subcool --help.`)
  }
}

const whole = (name: string, text: string | undefined, low: number, high: number): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high) throw bad(`--${name} ${text} is not a whole number from ${low} to ${high}.`)
  return value
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

const bad = (message: string): EngineError => new EngineError('bad-arguments', message)
