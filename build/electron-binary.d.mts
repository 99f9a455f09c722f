/** The program of an Electron that is there and can show a window, without fetching anything; undefined when there is none. */
export function presentElectron(root: string, options?: { platform?: NodeJS.Platform; environment?: Record<string, string> }): string | undefined
