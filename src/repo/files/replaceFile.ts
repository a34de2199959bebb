import { chmod, mkdir, open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Puts `text` in the place of a file, or makes the file: at any instant the path holds the old bytes or the new ones,
 * never a part of them. Keeps the mode. `tag` tells whose work the temporary file is. Throws what the file system throws.
 */
export async function replaceFile(path: string, text: string, tag: string): Promise<void> {
  const temporary = temporaryPath(path, tag)
  await mkdir(dirname(path), { recursive: true })
  const mode = await modeOf(path)
  try {
    const file = await open(temporary, 'w', mode ?? 0o666)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    if (mode !== null) {
      await chmod(temporary, mode)
    }
    await persistently(() => rename(temporary, path))
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
}

/** The file that `replaceFile` writes first, and that a crash leaves behind. */
export function temporaryPath(path: string, tag: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${tag}.tmp`)
}

/** Takes a file away; one that is gone already is no fault. */
export async function removeFile(path: string): Promise<void> {
  try {
    await persistently(() => unlink(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error
    }
  }
}

async function modeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mode & 0o777
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null
    }
    throw error
  }
}

const retriesMs = [10, 20, 40, 80, 160, 320]

/** Where a scanner or an indexer holds a file open for a moment, the system says EPERM, EACCES or EBUSY. */
async function persistently(act: () => Promise<void>): Promise<void> {
  for (const delayMs of retriesMs) {
    try {
      return await act()
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        throw error
      }
      await sleep(delayMs)
    }
  }
  return act()
}
