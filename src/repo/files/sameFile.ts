import { realpathSync } from 'node:fs'

/** Where a file or folder really lies, all links followed; the path itself where there is nothing. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return path
    throw error
  }
}

/** Whether two absolute paths name the same file, through links and whatever the case of the file system. */
export function isSameFile(one: string, other: string): boolean {
  return one === other || realPathOf(one) === realPathOf(other)
}
