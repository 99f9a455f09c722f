import { loadCorpus } from './corpus'
import { openFuzzProject, type Fault } from './fuzz-project'
import { casesAtOnce, isRegister, makeCase, registerGroups } from './make-case'

export interface CasesRun {
  seed: number
  /** Numbers of the first cases of imports, each a multiple of the cases of one import. */
  starts: readonly number[]
  /** No case from this number on. */
  end: number
  onImport?: (done: { first: number; kept: number; tried: number; faults: Fault[]; seconds: number }) => void
}

const importsOfProject = 60

/** Tries cases, import by import, in a project that is made anew from time to time. */
export const runCases = async ({ seed, starts, end, onImport }: CasesRun): Promise<{ tried: number; kept: number; faults: Fault[] }> => {
  const corpus = await loadCorpus()
  let project = await openFuzzProject()
  const total = { tried: 0, kept: 0, faults: [] as Fault[] }
  try {
    for (const [index, first] of starts.entries()) {
      if (index > 0 && index % importsOfProject === 0) {
        project.close()
        project = await openFuzzProject()
      }
      const started = performance.now()
      const cases = Array.from({ length: Math.min(casesAtOnce, end - first) }, (_, offset) => makeCase(corpus, seed, first + offset))
      const registers = cases.filter(isRegister)
      const faults = await project.tryCases(cases.filter((one) => !isRegister(one)))
      for (let at = 0; at < registers.length; at += registerGroups) faults.push(...(await project.tryCases(registers.slice(at, at + registerGroups))))
      const kept = cases.filter(({ keepsHeader }) => keepsHeader).length
      total.tried += cases.length
      total.kept += kept
      total.faults.push(...faults)
      onImport?.({ first, kept, tried: cases.length, faults, seconds: (performance.now() - started) / 1000 })
    }
  } finally {
    project.close()
  }
  return total
}
