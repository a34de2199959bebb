import { Fragment, type JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { isMac } from '../board/platform.ts'
import { ModalDialog } from './ModalDialog.tsx'

type Keys = readonly (readonly [keys: readonly string[], what: string])[]

/** All keys of the board, in groups; those with words on them as the person's keyboard has them. */
function groups(): readonly (readonly [name: string, keys: Keys])[] {
  const mod = isMac ? '⌘' : t('Ctrl')
  const alt = isMac ? '⌥' : t('Alt')
  const shift = isMac ? '⇧' : t('Shift')
  return [
    [
      t('Walking'),
      [
        [['↑', '↓', '←', '→'], t('Walk the cards and columns')],
        [[t('Home'), t('End')], t('First or last card of the column')],
        [[t('Page Up'), t('Page Down')], t('A page of cards up or down')],
        [[t('Enter')], t('Open the card')],
        [['E'], t('Open the file')],
        [['/'], t('Filter cards')],
      ],
    ],
    [
      t('Choosing'),
      [
        [[t('Space')], t('Select or deselect the card')],
        [[shift, '↑ ↓'], t('Select cards in a row')],
        [[mod, 'A'], t('Select the column, then the whole wall')],
        [[t('Escape')], t('Select none')],
      ],
    ],
    [
      t('Changing'),
      [
        [[alt, '↑ ↓'], t('Move the card within its column')],
        [[alt, '← →'], t('Move the card to the next column')],
        [['M'], t('Move to…')],
        [['B'], t('Block or unblock')],
        [['A'], t('Assign')],
        [['N'], t('New card in this column')],
        [[shift, 'F10'], t('Actions of the card')],
        [[mod, 'Z'], t('Undo the last board change')],
        [[mod, shift, 'Z'], t('Redo it')],
      ],
    ],
    [t('Help'), [[['?'], t('This list')]]],
  ]
}

export function KeysDialog({ close }: { readonly close: () => void }): JSX.Element {
  return (
    <ModalDialog title={t('Keyboard shortcuts')} verb={t('Close')} isReady onDone={close}>
      {groups().map(([name, keys]) => (
        <Fragment key={name}>
          <h3>{name}</h3>
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
        </Fragment>
      ))}
    </ModalDialog>
  )
}
