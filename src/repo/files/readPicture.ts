import { extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import type { Picture, PictureFault } from '../../core/view/cardBody.ts'

/** Bytes. */
const sizeLimit = 1024 * 1024

/** What a picture is by its first bytes; an SVG is text, and its name says so. */
const kinds: readonly { readonly type: string; readonly isOne: (bytes: Buffer, name: string) => boolean }[] = [
  { type: 'image/png', isOne: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')) },
  { type: 'image/jpeg', isOne: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { type: 'image/gif', isOne: (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)) },
  { type: 'image/webp', isOne: (bytes) => /^RIFF[\s\S]{4}WEBP/.test(bytes.toString('latin1', 0, 12)) },
  { type: 'image/svg+xml', isOne: (bytes, name) => /\.svg$/i.test(name) && /<svg[\s>]/.test(bytes.toString('utf8')) },
]

const extensions: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg'])

/**
 * Reads a picture of a board (`path` relative to its folder, a real path) into a `data:` address. It must really lie in
 * the folder, whatever links lead to it, and be what its first bytes say. An SVG that is drawn as a picture runs and
 * fetches nothing.
 */
export async function readPicture(folder: string, path: string): Promise<Picture> {
  if (!extensions.has(extname(path).toLowerCase())) return fault('kind')
  try {
    const real = await realpath(resolve(folder, path))
    if (!isInside(folder, real)) return fault('outside')
    const file = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = await file.stat()
      if (!stats.isFile()) return fault('kind')
      if (stats.size > sizeLimit) return fault('tooLarge')
      const bytes = Buffer.alloc(stats.size)
      const { bytesRead } = await file.read(bytes, 0, stats.size, 0)
      return pictureOf(bytes.subarray(0, bytesRead), path)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return fault('missing')
    throw error
  }
}

function pictureOf(bytes: Buffer, name: string): Picture {
  const kind = kinds.find(({ isOne }) => isOne(bytes, name))
  return kind ? { url: `data:${kind.type};base64,${bytes.toString('base64')}` } : fault('kind')
}

function fault(why: PictureFault): Picture {
  return { why }
}

/** Whether a file lies in a folder; both real paths. */
function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The real path of a file that a card links to (`path` relative to the board folder), if it lies in `top`; else null. */
export async function linkedFile(folder: string, path: string, top: string): Promise<string | null> {
  try {
    const real = await realpath(resolve(folder, path))
    return isInside(await realpath(top), real) ? real : null
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
