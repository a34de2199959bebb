import type { JSX } from 'preact'
import { isMac } from '../board/platform.ts'
import { ModalDialog } from './ModalDialog.tsx'

const mod = isMac ? '⌘' : 'Ctrl'

const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['↑', '↓', '←', '→'], 'Walk the cards and columns'],
  [['Home', 'End'], 'First or last card of the column'],
  [['Alt', '↑ ↓'], 'Move the card within its column'],
  [['Alt', '← →'], 'Move the card to the next column'],
  [['M'], 'Move to…'],
  [['B'], 'Block or unblock'],
  [['A'], 'Assign'],
  [['E'], 'Open the file'],
  [['Enter'], 'Open the card'],
  [['N'], 'New card in this column'],
  [['Shift', 'F10'], 'Actions of the card'],
  [[mod, 'Z'], 'Undo the last board change'],
  [[mod, 'Shift', 'Z'], 'Redo it'],
  [['?'], 'This list'],
]

export function KeysDialog({ close }: { readonly close: () => void }): JSX.Element {
  return (
    <ModalDialog title="Keyboard shortcuts" verb="Close" isReady onDone={close}>
      <dl class="keys">
        {keys.map(([combination, what]) => (
          <div key={what}>
            <dt>
              {combination.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </ModalDialog>
  )
}
