import { vi } from 'vitest'
import { runCommandLine } from '../../analytics/hosts/cli/command-line'

/** Runs the words of a command line within this process; the same parts as of a process of its own. */
export const subcool = async (...words: string[]): Promise<{ status: number; stdout: string; stderr: string }> => {
  const said = { stdout: '', stderr: '' }
  const listen = (stream: 'stdout' | 'stderr') =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text)
      return true
    })
  const ears = [listen('stdout'), listen('stderr')]
  const before = process.exitCode
  process.exitCode = 0
  try {
    await runCommandLine(words)
    return { status: Number(process.exitCode), ...said }
  } finally {
    process.exitCode = before
    for (const ear of ears) ear.mockRestore()
  }
}
