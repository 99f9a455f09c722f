import type { Shell } from './shell'

/** The engine processes of a shell, by the operating system's number. */
export const enginePids = (shell: Shell): Promise<number[]> =>
  shell.evaluate(
    ({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type, serviceName }) => type === 'Utility' && (serviceName === undefined || !/network|storage|audio/i.test(serviceName)))
        .map(({ pid }) => pid),
    undefined,
  )

/** Ends the engine as a power cut would, and answers once another one runs or none is started any more. */
export const killEngine = async (shell: Shell): Promise<void> => {
  const [pid] = await enginePids(shell)
  if (pid === undefined) throw new Error('no engine runs')
  process.kill(pid, 'SIGKILL')
  while ((await enginePids(shell)).includes(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
}
