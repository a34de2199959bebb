import type { JSX } from 'preact'
import type { CardMark } from '../../core/flow/flowReport.ts'
import { plainLabel } from '../../core/view/plain.ts'
import { useScreen } from '../board/screen.ts'
import { openMark } from './openMark.ts'

/** A card's id as a button that opens the card; plain text once it has left the wall. */
export function MarkLink({ mark, text }: { readonly mark: CardMark; readonly text?: string }): JSX.Element {
  const screen = useScreen()
  const said = text ?? plainLabel(mark.card)
  if (mark.path === null) return <span class="mark-text">{said}</span>
  return (
    <button type="button" class="link mark-link" onClick={() => openMark(screen, mark)}>
      {said}
    </button>
  )
}
