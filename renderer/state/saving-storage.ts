import type { StateStorage } from 'zustand/middleware'

/** What the page keeps on this computer, written only where it differs from what was written last: a drag changes much that is not kept. */
export const savingStorage = (): StateStorage => {
  const written = new Map<string, string>()
  return {
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, value) => {
      if (written.get(name) === value) return
      localStorage.setItem(name, value)
      written.set(name, value)
    },
    removeItem: (name) => {
      written.delete(name)
      localStorage.removeItem(name)
    },
  }
}
