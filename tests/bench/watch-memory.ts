import { readdirSync, readFileSync } from 'node:fs'

/** Watches the resident memory of this process and all it started; answers the way to stop and read the largest sum, MB. */
export const watchMemory = (): (() => number) => {
  let largest = 0
  const look = (): void => {
    largest = Math.max(largest, treeMb(process.pid))
  }
  const timer = setInterval(look, 200)
  return () => {
    clearInterval(timer)
    look()
    return Math.round(largest)
  }
}

const treeMb = (root: number): number => {
  const processes = readProcesses()
  const children = groupByParent(processes)
  const sum = (pid: number): number =>
    (processes.find((p) => p.pid === pid)?.residentMb ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child.pid), 0)
  return sum(root)
}

interface Resident {
  pid: number
  parent: number
  residentMb: number
}

const readProcesses = (): Resident[] => {
  const found: Resident[] = []
  for (const name of entriesOf('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      found.push({
        pid,
        parent: Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? 0),
        residentMb: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024,
      })
    } catch {
      continue
    }
  }
  return found
}

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const groupByParent = (processes: readonly Resident[]): Map<number, Resident[]> => {
  const groups = new Map<number, Resident[]>()
  for (const one of processes) groups.set(one.parent, [...(groups.get(one.parent) ?? []), one])
  return groups
}
