/** Hands a text to the user as a file. */
export const saveText = (name: string, text: string, type: string): void => saveBlob(name, new Blob([text], { type }))

/** Hands bytes to the user as a file. */
export const saveBytes = (name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void => saveBlob(name, new Blob([bytes], { type }))

/** Hands a blob to the user as a file. */
export const saveBlob = (name: string, blob: Blob): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
