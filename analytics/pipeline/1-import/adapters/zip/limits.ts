/** What an archive may unpack to: plain exports pack to a tenth, empty ones to a hundredth. */
export const limits = {
  /** Bytes of all files together. */
  unpackedBytes: 64 * 2 ** 30,
  /** Unpacked bytes for each byte of the archive, ... */
  ratio: 400,
  /** ... which may be exceeded up to so many bytes. */
  freeBytes: 64 * 2 ** 20,
  entries: 100_000,
} as const

/** What is wrong with the size an archive says it unpacks to; undefined when it may be unpacked. */
export const tooLarge = (archiveBytes: number, unpackedBytes: number, entries: number): string | undefined => {
  if (entries > limits.entries) return `it holds ${entries.toLocaleString('en-US')} files`
  if (unpackedBytes > limits.unpackedBytes) return `it unpacks to ${gigabytes(unpackedBytes)}`
  if (unpackedBytes > limits.freeBytes && unpackedBytes > archiveBytes * limits.ratio)
    return `it unpacks to ${gigabytes(unpackedBytes)}, ${Math.round(unpackedBytes / archiveBytes).toLocaleString('en-US')} times its own size`
  return undefined
}

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toLocaleString('en-US', { maximumFractionDigits: 1 })} GiB`
