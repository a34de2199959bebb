import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { CardView, FindingView, PersonView } from '../../core/view/boardView.ts'
import { classWord } from '../../core/view/classWord.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { printToken } from '../../core/view/filter/parseFilter.ts'
import { Icon } from './Icon.tsx'
import { ageSentence } from './sentences.ts'

/** What a card shows. */
export function CardFace(props: { readonly card: CardView; readonly isSelected: boolean }): JSX.Element {
  const { card, isSelected } = props
  return (
    <>
      <Strip card={card} />
      <div class="card-in">
        <div class="card-top">
          {isSelected && <Check />}
          <span class="card-id">{card.id}</span>
          {card.classOfService !== 'standard' && <span class="card-class">{classWord(card.classOfService)}</span>}
        </div>
        <div class="card-title">{visibleText(card.title)}</div>
        <Facts card={card} />
      </div>
    </>
  )
}

/** Chosen, also for those who see no colours. */
function Check(): JSX.Element {
  return (
    <span class="card-check">
      <Icon name="check" />
    </span>
  )
}

function Strip({ card }: { readonly card: CardView }): JSX.Element | null {
  const conflict = card.problems.find((problem) => problem.code === 'conflictMarkers')
  if (conflict) return <Trouble icon="merge" word={t('needs merge')} text={conflict.message} />
  if (card.isUnreadable)
    return <Trouble icon="error" word={t('cannot be read')} text={card.problems[0]?.message ?? ''} />
  if (!card.blocked) return null
  const blockedDays = card.age?.blockedDays ?? null
  return (
    <div class="card-strip">
      <b>
        {visibleText(card.thief?.name ?? t('Blocked'))}
        {blockedDays !== null && <span class="blocked-since"> · {t('{0} d', blockedDays)}</span>}
      </b>
      <div>
        {visibleText(card.blocked.reason ?? '')}
        {card.blocked.on !== null && <span class="blocked-on"> → {visibleText(card.blocked.on)}</span>}
      </div>
    </div>
  )
}

function Trouble(props: {
  readonly icon: 'merge' | 'error'
  readonly word: string
  readonly text: string
}): JSX.Element {
  return (
    <div class="card-strip trouble">
      <Icon name={props.icon} />
      <b>{props.word}</b>
      <div>{visibleText(props.text)}</div>
    </div>
  )
}

function Facts({ card }: { readonly card: CardView }): JSX.Element | null {
  const { assignees, labels, checklist, due, age, hasDemo, problems } = card
  const stray = card.thief && !card.blocked ? card.thief.name : null
  const marked = card.isUnreadable ? [] : problems.filter((problem) => problem.code !== 'conflictMarkers')
  const found = card.findings.filter(({ isFlagged }) => !isFlagged)
  const isEmpty =
    assignees.length + labels.length + marked.length + found.length === 0 &&
    !checklist &&
    !due &&
    !age &&
    !hasDemo &&
    stray === null
  if (isEmpty) return null
  return (
    <div class="card-facts">
      {assignees.length > 0 && <People people={assignees} />}
      {stray !== null && <span class="fact thief">{visibleText(stray)}</span>}
      {found.length > 0 && <Found findings={found} />}
      {checklist && (
        <span class="fact">
          <Icon name="checklist" />
          {checklist.done}/{checklist.total}
        </span>
      )}
      {due && <span class={due.isOver ? 'fact overdue' : 'fact'}>{t('due {0}', visibleText(due.text))}</span>}
      {hasDemo && (
        <span class="fact">
          <Icon name="play" />
          {t('demo')}
        </span>
      )}
      {labels.map((label) => (
        <span class="fact label" data-filter={tokenFor('label', '#', label)}>
          #{visibleText(label)}
        </span>
      ))}
      {marked.length > 0 && (
        <span class={`fact mark ${marked.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}`}>
          <Icon name="warning" />
          <span title={visibleText(marked.map(({ message }) => message).join('\n'))}>
            {marked.length === 1 ? t('problem') : t('{0} problems', marked.length)}
          </span>
        </span>
      )}
      {age && (
        <span class="fact age" data-band={age.band} title={ageSentence(age)}>
          {age.text}
        </span>
      )}
    </div>
  )
}

/** What nobody has flagged: the first in words, and how many more. */
function Found({ findings }: { readonly findings: readonly FindingView[] }): JSX.Element {
  const first = findings.find(({ isMild }) => !isMild)
  const said = findings.map(({ thief, evidence }) => visibleText(`${thief.name}: ${evidence}`))
  const more = findings.length - 1
  return (
    <span class={first ? 'fact found' : 'fact found mild'} title={said.join('\n')}>
      <Icon name="eye" />
      {(first ?? findings[0])?.name}
      {more > 0 && <span class="found-more">+{more}</span>}
    </span>
  )
}

/** What a click on it filters by. */
function tokenFor(kind: 'label' | 'person', key: string, value: string): string {
  return printToken({ kind, key, value, isNegated: false })
}

function People({ people }: { readonly people: readonly PersonView[] }): JSX.Element {
  return (
    <span class="people">
      {people.map((person) => (
        <span
          class={`person hue-${person.hue % 8}`}
          title={visibleText(person.name)}
          data-filter={tokenFor('person', '@', person.id)}
        >
          {person.initials}
        </span>
      ))}
    </span>
  )
}
