import type { Migration } from './migration'

/**
 * Version 3: `organisation/` with the logo of printed documents. The folder is made when a project is opened; the number keeps
 * out programs that would print the same project without it.
 */
export const organisationFolder: Migration = { to: 3, run: () => Promise.resolve() }
