import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface StepResult {
  seconds: number
  /** Largest resident memory of the step's process, MB. */
  peakMb: number
}

const program = fileURLToPath(new URL('./step.js', import.meta.url))

/** Runs one step in a process of its own, so that neither its memory nor its caches help the next. */
export const runStep = <Result extends StepResult>(name: string, input: object): Promise<Result> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, name, JSON.stringify(input)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('exit', (status) => {
      if (status !== 0) return reject(new Error(`the step ${name} ended with ${status}`))
      resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as Result)
    })
  })

/** Largest resident memory of this process so far, MB. */
export const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024)

/** Largest resident memory of another process so far, MB; undefined where the system does not tell. */
export const peakMbOf = (pid: number): number | undefined => {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return line === null ? undefined : Math.round(Number(line[1]) / 1024)
  } catch {
    return undefined
  }
}
