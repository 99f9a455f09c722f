import type { BytesAsText } from '../clone-codec'

const chunk = 0x8000

/** Base64 with what a page has. */
export const base64: BytesAsText = {
  toText: (bytes) => {
    const parts: string[] = []
    for (let at = 0; at < bytes.length; at += chunk) parts.push(String.fromCharCode(...bytes.subarray(at, at + chunk)))
    return btoa(parts.join(''))
  },
  fromText: (text) => {
    const characters = atob(text)
    const bytes = new Uint8Array(characters.length)
    for (let at = 0; at < characters.length; at++) bytes[at] = characters.charCodeAt(at)
    return bytes
  },
}
