import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Git, literal, splitZ } from './git.ts'
import type { Repository } from './repository.ts'

/** What the index holds that `git status` does not tell, or not where one looks. */
export interface IndexMarks {
  /**
   * Entries with conflicts, anywhere. A stash that does not fit leaves such entries without any other mark, and
   * `git commit --only` would pass them by.
   */
  readonly isUnmerged: boolean
  /** Of the asked paths, those whose changes on disk git was told to overlook: assumed unchanged, or skipped. */
  readonly overlooked: ReadonlySet<string>
}

/** Looks for the marks of the index. Reading the file costs a tenth of asking git, which is asked only where it has to be. */
export async function readIndexMarks(git: Git, repository: Repository, paths: readonly string[]): Promise<IndexMarks> {
  const index = await readFile(join(repository.gitDir, 'index')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (index === null) return { isUnmerged: false, overlooked: new Set() }
  const known = findMarks(index, repository.idLength)
  const [isUnmerged, overlooked] = await Promise.all([
    known?.isUnmerged ?? askUnmerged(git, repository),
    known?.overlooksSome === false ? new Set<string>() : askOverlooked(git, repository, paths),
  ])
  return { isUnmerged, overlooked }
}

async function askUnmerged(git: Git, { toplevel }: Repository): Promise<boolean> {
  const { stdout } = await git.run({ cwd: toplevel, kind: 'read', args: ['ls-files', '--unmerged', '-z'] })
  return stdout.length > 0
}

async function askOverlooked(
  git: Git,
  { toplevel }: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set()
  const args = ['ls-files', '--cached', '-v', '-z', '--', ...paths.map(literal)]
  const { stdout } = await git.run({ cwd: toplevel, kind: 'read', args })
  // A small letter says "assumed unchanged", S "skipped".
  const lines = splitZ(stdout).filter((line) => /^[a-zS] /.test(line))
  return new Set(lines.map((line) => line.slice(2)))
}

const headerSize = 12
/** Times, device, inode, mode, owner, size: what stands before the object id of an entry. */
const statSize = 40

/** Bits of the flags of an entry; the last one stands in the second word of extended flags. */
const assumeValid = 0x8000
const extended = 0x4000
const stages = 0x3000
const skipWorktree = 0x4000

/** What the bytes of an index say by themselves; `overlooksSome`: changes of some entry are overlooked, if not of ours. */
export interface FoundMarks {
  readonly isUnmerged: boolean
  readonly overlooksSome: boolean
}

/**
 * Looks for entries of a stage other than 0, and for such that git is to overlook, in the bytes of an index
 * (gitformat-index, versions 2 to 4). null: it is of a kind that is not read here, or a part of it lies in another file.
 */
export function findMarks(index: Buffer, idLength: 40 | 64): FoundMarks | null {
  const version = index.length < headerSize ? 0 : index.readUInt32BE(4)
  if (index.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return null
  const count = index.readUInt32BE(8)
  const flagsAt = statSize + idLength / 2
  let [isUnmerged, overlooksSome] = [false, false]
  let at = headerSize
  for (let i = 0; i < count; i++) {
    if (at + flagsAt + 4 > index.length) return null
    const flags = index.readUInt16BE(at + flagsAt)
    const isExtended = (flags & extended) !== 0
    if ((flags & stages) !== 0) isUnmerged = true
    if ((flags & assumeValid) !== 0) overlooksSome = true
    if (isExtended && (index.readUInt16BE(at + flagsAt + 2) & skipWorktree) !== 0) overlooksSome = true
    const nameAt = at + flagsAt + (isExtended ? 4 : 2)
    at = version === 4 ? afterCompressedName(index, nameAt) : afterName(index, { at, nameAt, length: flags & 0xfff })
  }
  return isSplit(index, at, idLength) ? null : { isUnmerged, overlooksSome }
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
