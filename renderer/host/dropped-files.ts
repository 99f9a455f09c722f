/** A file dropped on the page, with its path below what was dropped. */
export interface DroppedFile {
  file: File
  path: string
}

/** Every file of a drop, folders walked, with the path below what was dropped. Call it inside the drop event. */
export const readDropped = async (transfer: DataTransfer): Promise<DroppedFile[]> => {
  const dropped = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const files = await Promise.all(
    dropped.map(({ entry, file }) => (entry !== null ? walk(entry, '') : file !== null ? [{ file, path: file.name }] : [])),
  )
  return files.flat()
}

const walk = async (entry: FileSystemEntry, above: string): Promise<DroppedFile[]> => {
  if (entry.name.startsWith('.')) return []
  const path = above + entry.name
  if (isFile(entry)) return [{ file: await fileOf(entry), path }]
  if (!isFolder(entry)) return []
  const inside = await entriesOf(entry)
  return (await Promise.all(inside.map((child) => walk(child, `${path}/`)))).flat()
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}
