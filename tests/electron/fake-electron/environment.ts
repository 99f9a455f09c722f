/** What a test tells the fake; nothing but the fake reads it. */
export interface FakeEnvironment {
  /** The folder below which every path of `app.getPath` lies. */
  home: string
  /** The executable of Chromium. */
  chromium: string
  /** True to look like an installed program, false like `electron .`. */
  packaged: boolean
  locale: string
  timezone: string
  display: { width: number; height: number }
}

export const environmentVariable = 'FAKE_ELECTRON'

/** Reads the variable and takes it away, so that no process started later has it. */
export const takeEnvironment = (): FakeEnvironment => {
  const given = process.env[environmentVariable]
  if (given === undefined) throw new Error(`${environmentVariable} is not set: this package only runs in tests`)
  delete process.env[environmentVariable]
  return JSON.parse(given) as FakeEnvironment
}

export const environment = takeEnvironment()
