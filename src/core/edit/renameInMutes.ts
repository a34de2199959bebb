import type { Edit } from '../card/edit.ts'
import { lineHunks } from '../card/lineHunks.ts'
import { spliceMap } from '../card/spliceMap.ts'
import type { YamlNode } from '../card/yamlTree.ts'
import { readEntry } from './columns/columnText.ts'
import { workflowPath } from './columns/workflowText.ts'

/** The edits of `board.md` that say another id wherever `mutes:` name the card `id` (in lower case). */
export function renameInMutes(text: string, id: string, to: string): readonly Edit[] {
  let changed = text
  for (let at = 0; at < mutesIn(changed).length; at++) {
    const mute = mutesIn(changed)[at]
    const card = mute?.kind === 'map' ? mute.entries.find(({ key }) => key === 'card')?.value : undefined
    if (mute?.kind !== 'map' || card?.kind !== 'scalar' || card.text.toLowerCase() !== id) continue
    changed = spliceMap(changed, mute, { key: 'card', value: { text: to } }) ?? changed
  }
  const hunks = lineHunks(text, changed)
  return hunks.length === 0 ? [] : [{ kind: 'lines', path: workflowPath, hunks }]
}

function mutesIn(text: string): readonly YamlNode[] {
  const value = readEntry(text, 'mutes')?.value
  return value?.kind === 'list' ? value.items : []
}
