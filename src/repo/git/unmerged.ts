import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Git } from './git.ts'
import type { Repository } from './repository.ts'

/**
 * Whether the index holds entries with conflicts, anywhere. A stash that does not fit leaves such entries without any
 * other mark, and `git commit --only` would pass them by. Reading the file costs a tenth of asking git.
 */
export async function hasUnmergedEntries(git: Git, repository: Repository): Promise<boolean> {
  const index = await readFile(join(repository.gitDir, 'index')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (index === null) return false
  const known = findUnmerged(index, repository.idLength)
  if (known !== null) return known
  const { stdout } = await git.run({ cwd: repository.toplevel, kind: 'read', args: ['ls-files', '--unmerged', '-z'] })
  return stdout.length > 0
}

const headerSize = 12
/** Times, device, inode, mode, owner, size: what stands before the object id of an entry. */
const statSize = 40

/**
 * Looks for an entry of a stage other than 0 in the bytes of an index (gitformat-index, versions 2 to 4). null: it is of
 * a kind that is not read here, or a part of it lies in another file.
 */
export function findUnmerged(index: Buffer, idLength: 40 | 64): boolean | null {
  const version = index.length < headerSize ? 0 : index.readUInt32BE(4)
  if (index.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return null
  const count = index.readUInt32BE(8)
  const flagsAt = statSize + idLength / 2
  let at = headerSize
  for (let i = 0; i < count; i++) {
    if (at + flagsAt + 2 > index.length) return null
    const flags = index.readUInt16BE(at + flagsAt)
    if ((flags & 0x3000) !== 0) return true
    const nameAt = at + flagsAt + ((flags & 0x4000) !== 0 ? 4 : 2)
    at = version === 4 ? afterCompressedName(index, nameAt) : afterName(index, { at, nameAt, length: flags & 0xfff })
  }
  return isSplit(index, at, idLength) ? null : false
}

/** Names end with NUL; entries are padded to a multiple of eight bytes. A length of 0xfff says "that or more". */
function afterName(
  index: Buffer,
  entry: { readonly at: number; readonly nameAt: number; readonly length: number },
): number {
  const { at, nameAt, length } = entry
  const end = length < 0xfff ? nameAt + length : index.indexOf(0, nameAt + length)
  return at + ((end - at + 8) & ~7)
}

/** Version 4: how many bytes to take from the last name (seven bits a byte), then the rest, then NUL; no padding. */
function afterCompressedName(index: Buffer, nameAt: number): number {
  let at = nameAt
  while (((index[at] ?? 0) & 0x80) !== 0) at++
  return index.indexOf(0, at + 1) + 1
}

/** Whether the extension `link` follows: the rest of a split index lies in a shared file. */
function isSplit(index: Buffer, from: number, idLength: 40 | 64): boolean {
  const end = index.length - idLength / 2
  for (let at = from; at + 8 <= end; at += 8 + index.readUInt32BE(at + 4)) {
    if (index.toString('latin1', at, at + 4) === 'link') return true
  }
  return false
}
