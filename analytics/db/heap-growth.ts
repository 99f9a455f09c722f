import { setFlagsFromString } from 'node:v8'

/**
 * Lets the heap of JavaScript double before all of it is collected. The vectors of DuckDB that are looked at count as part of it, so that at its
 * usual third a large analysis collected everything three times a second: 8 % of its time. Where V8 belongs to Electron it stays as it is: flags
 * that were sealed at its start end the process of who sets them.
 */
export const growHeapFreely = (): void => {
  if (process.versions['electron'] === undefined) setFlagsFromString('--heap-growing-percent=100')
}
