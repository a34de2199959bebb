import type { FileChange } from '../../core/history/commitLog.ts'
import type { BoardCommit } from '../../core/history/history.ts'
import { type Packed, Packer, Unpacker } from './packed.ts'
import { packState, unpackState } from './packState.ts'
import type { Parts } from './remembered.ts'
import type { StoredState } from './stateStore.ts'

/** The second part of what is remembered: what else the commits did, and what their texts say. */
export interface PackedParts extends Packed {
  readonly renames: Parts['renames']
  readonly workflows: Parts['workflows']
}

export function packParts({ commits, states, renames, workflows }: Parts): PackedParts {
  const to = new Packer()
  for (const { changes } of commits)
    to.list(changes, (list) => {
      to.list(list, ({ path, before, after }) => {
        to.text(path)
        to.text(before)
        to.text(after)
      })
    })
  to.list(states, ({ blob, file, names, state }) => {
    for (const text of [blob, file, names]) to.text(text)
    to.number(state === null ? 0 : 1)
    if (state !== null) packState(state, to)
  })
  return { ...to.packed, renames, workflows }
}

/** Reads them back; the commits themselves are remembered in the first part. */
export function unpackParts({ renames, workflows, ...packed }: PackedParts, commits: readonly BoardCommit[]): Parts {
  const from = new Unpacker(packed)
  const logged = commits.map(({ parents, ...commit }) => ({
    ...commit,
    parents: parents.map((place) => commits[place]?.id ?? ''),
    changes: from.list(() => from.list(() => unpackChange(from))),
  }))
  return { commits: logged, states: from.list(() => unpackStored(from)), renames, workflows }
}

function unpackChange(from: Unpacker): FileChange {
  return { path: from.word(), before: from.text(), after: from.text() }
}

function unpackStored(from: Unpacker): StoredState {
  const known = { blob: from.word(), file: from.word(), names: from.word() }
  return { ...known, state: from.number() === 0 ? null : unpackState(from) }
}
