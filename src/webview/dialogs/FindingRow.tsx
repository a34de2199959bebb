import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { CardView, FindingView } from '../../core/view/boardView.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { useScreen } from '../board/screen.ts'

interface FindingRowProps {
  readonly finding: FindingView
  /** null: it is about no card. */
  readonly card: CardView | null
  /** What stands before the signal. */
  readonly children?: ComponentChildren
  readonly isReadOnly: boolean
  /** Where the question for a reason begins, and so ends. */
  readonly onMute: (button: HTMLElement) => void
}

/** One finding: what it is, its evidence, and what can be done with it. It takes the focus that its buttons lose. */
export function FindingRow({ finding, card, children, isReadOnly, onMute }: FindingRowProps): JSX.Element {
  const id = useId()
  const { name, evidence, commit, isMild, isFlagged } = finding
  return (
    <li class="finding" data-signal={finding.signal} tabIndex={-1}>
      <div class="finding-name">
        {children}
        <b>{name}</b>
        {isMild && <span class="quiet">{t('mild')}</span>}
        {isFlagged && <span class="quiet">{t('flagged')}</span>}
      </div>
      <div id={id} dir="auto">
        {visibleText(evidence)} {commit !== null && <code title={commit}>{commit.slice(0, 7)}</code>}
      </div>
      {!isReadOnly && (
        <div class="finding-buttons">
          {card && !isFlagged && <FlagButton finding={finding} card={card} evidence={id} />}
          <button
            type="button"
            class="secondary"
            aria-describedby={id}
            onClick={(event) => onMute(event.currentTarget)}
          >
            {t('Mute…')}
          </button>
        </div>
      )}
    </li>
  )
}

/** Turns a finding into a person's statement. */
function FlagButton(props: {
  readonly finding: FindingView
  readonly card: CardView
  /** Id of the element that says it. */
  readonly evidence: string
}): JSX.Element {
  const { wishes } = useScreen()
  const { finding, card, evidence } = props
  return (
    <button
      type="button"
      class="secondary"
      aria-describedby={evidence}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('.finding')?.focus()
        wishes.send({ kind: 'flagThief', card: card.id, thief: finding.thief.id }, card.key)
      }}
    >
      {card.thief === null ? t('Flag it') : t('Flag it instead of {0}', visibleText(card.thief.name))}
    </button>
  )
}
