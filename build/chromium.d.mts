/** The path of a Chromium for the end-to-end tests and the benchmark; undefined when none can be had. */
export function ensureChromium(): Promise<string | undefined>
