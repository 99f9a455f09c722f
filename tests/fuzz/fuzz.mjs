import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const casesAtOnce = 48
const importsOfProcess = 40
const longestSilenceMs = 600_000
/** What the database reads without having written it shows at once. */
const unwrittenMemory = { DUCKDB_JE_MALLOC_CONF: 'junk:true,zero:false' }

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** Number of one case, to try it again with those of its import. */
    only: { type: 'string' },
    from: { type: 'string', default: '0' },
    processes: { type: 'string', default: String(availableParallelism()) },
  },
})
const seed = Number(values.seed)
const end = values.only === undefined ? Number(values.from) + Number(values.count) : Number(values.only) + 1
const begin = Math.floor(Number(values.only ?? values.from) / casesAtOnce) * casesAtOnce
const waiting = []
for (let first = begin; first < end; first += casesAtOnce) waiting.push(first)
const total = { tried: 0, kept: 0, faults: 0 }
const started = Date.now()

const report = ({ cases, what }) => {
  total.faults++
  console.log(`FAULT seed ${seed}, case ${cases.join(', ')}: ${what}`)
}

/** Tries some imports in a process of their own; one that dies or is silent is a fault of the import it was at. */
const inProcess = (starts) =>
  new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'fuzz-child.mjs'), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, ...unwrittenMemory } })
    const left = [...starts]
    let words = ''
    let silence
    let silent = false
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(() => {
        silent = true
        child.kill('SIGKILL')
      }, longestSilenceMs)
    }
    heard()
    child.stderr.on('data', (text) => (words = (words + text).slice(-2000)))
    child.on('message', ({ ready, done }) => {
      heard()
      if (ready) return child.send({ seed, starts, end })
      if (done === undefined) return
      left.shift()
      total.tried += done.tried
      total.kept += done.kept
      for (const fault of done.faults) report(fault)
    })
    child.on('exit', (status, signal) => {
      clearTimeout(silence)
      if (left.length > 0) {
        const first = left.shift()
        report({ cases: [`${first} to ${Math.min(end, first + casesAtOnce) - 1}`], what: `${silent ? `was silent for ${longestSilenceMs / 1000} s` : `the process ended with ${signal ?? status}`}\n${words}` })
      }
      resolve(left)
    })
  })

const worker = async () => {
  for (;;) {
    let starts = waiting.splice(0, importsOfProcess)
    if (starts.length === 0) return
    while (starts.length > 0) starts = await inProcess(starts)
    const seconds = (Date.now() - started) / 1000
    console.log(`${total.tried} cases in ${seconds.toFixed(0)} s, ${(100 * total.kept / total.tried).toFixed(0)} % with a valid header, ${total.faults} faults`)
  }
}

await Promise.all(Array.from({ length: Number(values.processes) }, worker))
console.log(`seed ${seed}: ${total.tried} cases in ${((Date.now() - started) / 1000).toFixed(0)} s, ${(100 * total.kept / Math.max(1, total.tried)).toFixed(1)} % with a valid header, ${total.faults} faults`)
process.exitCode = total.faults === 0 ? 0 : 1
