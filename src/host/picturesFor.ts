import type { Root } from 'hast'
import type { Picture } from '../core/view/cardBody.ts'
import { picturesOf } from '../core/view/linkBody.ts'
import { readPicture } from '../repo/files/readPicture.ts'

type Pictures = Readonly<Record<string, Picture>>

/** Characters of `data:` addresses that one body may bring along. */
const maxPictures = 6_000_000

/** The pictures of a linked body, by their paths relative to the board folder. Those in `known` are not read again. */
export async function picturesFor(tree: Root, folder: string, known: Pictures): Promise<Pictures> {
  const pictures: Record<string, Picture> = {}
  let size = 0
  for (const path of picturesOf(tree)) {
    const picture = known[path] ?? (await readPicture(folder, path))
    size += 'url' in picture ? picture.url.length : 0
    pictures[path] = size > maxPictures && 'url' in picture ? { why: 'tooLarge' } : picture
  }
  return pictures
}
