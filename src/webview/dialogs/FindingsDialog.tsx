import type { JSX } from 'preact'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { CardView, FindingView, MutedView } from '../../core/view/boardView.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { useScreen } from '../board/screen.ts'
import { openPanel } from '../panel/openPanel.ts'
import { FindingRow } from './FindingRow.tsx'
import { ModalDialog } from './ModalDialog.tsx'

/** More than these are for the filter. */
const mostListed = 100

interface FindingsDialogProps {
  readonly thief: string
  readonly close: () => void
}

/** All that was found of one thief: about the board, a column or a person first, then card by card; and what is muted. */
export function FindingsDialog({ thief: id, close }: FindingsDialogProps): JSX.Element {
  const { state, dialog } = useScreen()
  const frame = state.frame.value
  const thief = frame?.thieves.find((one) => one.id === id)
  const ofCards = state.rev.value >= 0 ? state.allViews().flatMap((card) => pairsOf(card, id)) : []
  const all = [...(thief?.findings ?? []).map((finding) => ({ finding, card: null })), ...ofCards]
  const isReadOnly = Boolean(frame?.readOnly)
  const more = all.length - mostListed
  return (
    <ModalDialog title={t('Findings: {0}', thief?.name ?? id)} verb={t('Close')} isReady onDone={close}>
      <p>{thief?.definition}</p>
      {all.length === 0 && <p>{t('Nothing is found.')}</p>}
      <ul class="findings" aria-label={t('Findings')}>
        {all.slice(0, mostListed).map(({ finding, card }) => (
          <FindingRow
            key={`${finding.signal} ${card?.key ?? finding.evidence}`}
            finding={finding}
            card={card}
            isReadOnly={isReadOnly}
            onMute={() => {
              dialog.value = { kind: 'mute', finding, card: card?.id ?? null }
            }}
          >
            {card && <CardLink card={card} close={close} />}
          </FindingRow>
        ))}
      </ul>
      {more > 0 && <p>{plural(more, 'and {0} more', 'and {0} more')}</p>}
      {thief && thief.muted.length > 0 && <MutedList muted={thief.muted} isReadOnly={isReadOnly} />}
    </ModalDialog>
  )
}

function pairsOf(card: CardView, thief: string): readonly { readonly finding: FindingView; readonly card: CardView }[] {
  return card.findings.filter((finding) => finding.thief.id === thief).map((finding) => ({ finding, card }))
}

function CardLink({ card, close }: { readonly card: CardView; readonly close: () => void }): JSX.Element {
  const screen = useScreen()
  return (
    <button
      type="button"
      class="link"
      title={visibleText(card.title)}
      onClick={() => {
        close()
        openPanel(screen, card.key, true)
      }}
    >
      {card.id}
    </button>
  )
}

/** What the team does not want to see, and why: never silently gone. */
function MutedList(props: { readonly muted: readonly MutedView[]; readonly isReadOnly: boolean }): JSX.Element {
  const { wishes } = useScreen()
  return (
    <>
      <h3>{t('Muted')}</h3>
      <ul class="findings" aria-label={t('Muted')}>
        {props.muted.slice(0, mostListed).map(({ signal, name, evidence, card, reason, until }) => (
          <li class="finding" key={`${signal} ${evidence}`} tabIndex={-1}>
            <div class="finding-name">
              <b>{name}</b>
              <span class="quiet">{until === null ? t('for good') : t('until {0}', until)}</span>
            </div>
            <div dir="auto">{visibleText(evidence)}</div>
            {reason !== null && <div dir="auto">{t('Muted: {0}', visibleText(reason))}</div>}
            {!props.isReadOnly && (
              <div class="finding-buttons">
                <button
                  type="button"
                  class="secondary"
                  onClick={(event) => {
                    event.currentTarget.closest<HTMLElement>('.finding')?.focus()
                    wishes.send({ kind: 'unmuteFinding', signal, card }, null)
                  }}
                >
                  {card === null ? t('Show all of these again') : t('Show again')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
