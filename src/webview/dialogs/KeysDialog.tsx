import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { isMac } from '../board/platform.ts'
import { ModalDialog } from './ModalDialog.tsx'

function keys(): readonly (readonly [keys: readonly string[], what: string])[] {
  const mod = isMac ? '⌘' : t('Ctrl')
  return [
    [['↑', '↓', '←', '→'], t('Walk the cards and columns')],
    [[t('Home'), t('End')], t('First or last card of the column')],
    [[t('Alt'), '↑ ↓'], t('Move the card within its column')],
    [[t('Alt'), '← →'], t('Move the card to the next column')],
    [['M'], t('Move to…')],
    [['B'], t('Block or unblock')],
    [['A'], t('Assign')],
    [['E'], t('Open the file')],
    [[t('Enter')], t('Open the card')],
    [['N'], t('New card in this column')],
    [[t('Shift'), 'F10'], t('Actions of the card')],
    [[mod, 'Z'], t('Undo the last board change')],
    [[mod, t('Shift'), 'Z'], t('Redo it')],
    [['?'], t('This list')],
  ]
}

export function KeysDialog({ close }: { readonly close: () => void }): JSX.Element {
  return (
    <ModalDialog title={t('Keyboard shortcuts')} verb={t('Close')} isReady onDone={close}>
      <dl class="keys">
        {keys().map(([combination, what]) => (
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
