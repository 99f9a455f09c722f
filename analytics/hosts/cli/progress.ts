import type { JobProgress } from '../../contract/jobs'

export interface ProgressOutput {
  show(progress: JobProgress): void
  end(): void
}

const barWidth = 24
const redrawMs = 80

/** A bar on a terminal, JSON lines when asked for, nothing when piped. Always on stderr. */
export const progressOutput = (json: boolean, stream: NodeJS.WriteStream = process.stderr): ProgressOutput => {
  if (json) return { show: (progress) => void stream.write(`${JSON.stringify(progress)}\n`), end: () => undefined }
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined }
  let last = 0
  let shown = false
  return {
    show: (progress) => {
      const now = Date.now()
      if (now - last < redrawMs && progress.done < progress.total) return
      last = now
      shown = true
      stream.write(`\r\x1b[2K${line(progress, stream.columns ?? 80)}`)
    },
    end: () => {
      if (shown) stream.write('\r\x1b[2K')
    },
  }
}

const line = ({ stage, done, total, message }: JobProgress, columns: number): string => {
  const share = total === 0 ? 0 : done / total
  const full = Math.round(share * barWidth)
  const bar = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`
  return `${stage.padEnd(9)} ${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${message ?? ''}`.slice(0, columns - 1)
}
