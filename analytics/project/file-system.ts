import { statfsSync } from 'node:fs'

/** Whether locks of a file system can be trusted: `local` yes, `network` no, `unknown` where the system does not say what it is. */
export type FileSystemKind = 'local' | 'network' | 'unknown'

/** Magic numbers of Linux file systems that are served by another machine or by a program (linux/magic.h; statfs(2)). */
const served: ReadonlySet<number> = new Set([
  0x6969, // nfs
  0x517b, // smb
  0xff534d42, // cifs
  0xfe534d42, // smb2
  0x01021997, // 9p
  0x65735546, // fuse
  0x5346414f, // afs
  0x00c36400, // ceph
  0x0bd00bd0, // lustre
  0x73757245, // coda
  0x564c, // ncp
  0x786f4256, // vboxsf
  0xbacbacbc, // vmhgfs
])

/** What kind of file system a folder is on; only Linux tells, and a Windows path that begins with `\\` is a share. */
export const fileSystemKind = (folder: string): FileSystemKind => {
  if (process.platform === 'win32') return folder.startsWith('\\\\') ? 'network' : 'unknown'
  if (process.platform !== 'linux') return 'unknown'
  try {
    return served.has(statfsSync(folder).type >>> 0) ? 'network' : 'local'
  } catch {
    return 'unknown'
  }
}
