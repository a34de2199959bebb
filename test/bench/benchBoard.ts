import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boardText, cardText, seededRandom } from './cardTexts.ts'

/** A folder that is there while an act runs. The act gets its absolute real path. */
export async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'wtw-bench-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes a board of generated cards of about 1.5 KB and returns the absolute paths of its cards. */
export function writeBoard(folder: string, cards: number): readonly string[] {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'board.md'), boardText)
  const random = seededRandom(1)
  return Array.from({ length: cards }, (_, index) => {
    const path = join(folder, `card-${String(index).padStart(5, '0')}.md`)
    writeFileSync(path, cardText(index, random))
    return path
  })
}

/** Every Markdown file right in these folders, absolute. */
export function markdownIn(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  )
}
