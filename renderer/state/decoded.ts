/** A part of an address as it was before it was escaped; as it stands where its escapes are broken. */
export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
