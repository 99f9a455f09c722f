import { useEffect, useRef, useState } from 'react'
import type { JobProgress } from '../../analytics/contract'

/** Which share of a stage is done, 0 to 1; undefined while nothing tells. */
export const shareOf = (progress: JobProgress | undefined): number | undefined => {
  const bytes = progress?.bytes
  if (bytes !== undefined && bytes.total > 0) return Math.min(1, bytes.done / bytes.total)
  return progress === undefined || progress.total <= 0 ? undefined : Math.min(1, progress.done / progress.total)
}

export interface Pace {
  /** Of the stage at hand: as told, else by how long its share took so far. */
  secondsLeft: number | undefined
  bytesPerSecond: number | undefined
}

const leastSeconds = 2

/** How fast a job goes and what is left of its stage, after the first 2 s of it. */
export const usePace = (progress: JobProgress | undefined): Pace => {
  const share = shareOf(progress) ?? 0
  const began = useRef({ stage: '', at: 0, share: 0, bytes: 0 })
  const [pace, setPace] = useState<Pace>({ secondsLeft: undefined, bytesPerSecond: undefined })
  useEffect(() => {
    const now = performance.now()
    const stage = progress?.stage ?? ''
    const bytes = progress?.bytes?.done ?? 0
    if (stage !== began.current.stage) began.current = { stage, at: now, share, bytes }
    const seconds = (now - began.current.at) / 1000
    const done = share - began.current.share
    const known = seconds >= leastSeconds && done > 0
    setPace({
      secondsLeft: progress?.secondsLeft ?? (known ? (seconds * (1 - share)) / done : undefined),
      bytesPerSecond: known && bytes > began.current.bytes ? (bytes - began.current.bytes) / seconds : undefined,
    })
  }, [progress, share])
  return pace
}
