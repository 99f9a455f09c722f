/** The version of Electron that the project is made for. */
export const electronVersion: () => string

/** The folder of a real Electron of this system. */
export const realElectron: () => string | undefined

/** A folder in the shape of an Electron for Linux that cannot start; answers its path. */
export const stubElectron: (folder?: string) => string
