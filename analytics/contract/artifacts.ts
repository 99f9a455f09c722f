/** A file the engine made: fetched as `GET /artifact/<folder>/<path>` in a browser, saved by the shell elsewhere. */
export interface ArtifactRef {
  /** `reports`: what was emitted with an analysis; `exports`: what a screen exported. */
  folder: 'reports' | 'exports'
  /** Inside that folder, with `/`. */
  path: string
}
