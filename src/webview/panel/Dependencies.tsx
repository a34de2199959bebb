import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { CardView } from '../../core/view/boardView.ts'
import type { CardDetail, RelatedCard } from '../../core/view/cardDetail.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { Icon } from '../board/Icon.tsx'
import { type Screen, useScreen } from '../board/screen.ts'
import { Nothing } from './Field.tsx'
import type { CardFieldProps } from './fields.tsx'
import { openPanel } from './openPanel.ts'

const states: Readonly<Record<RelatedCard['state'], () => string>> = {
  open: () => t('open'),
  blocked: () => t('blocked'),
  finished: () => t('finished'),
  archived: () => t('archived'),
  missing: () => t('no such card'),
}

/** What a card waits for, to be added to and taken from. */
export function DependsOn({ card, readOnly }: CardFieldProps): JSX.Element {
  const screen = useScreen()
  const isAdding = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div class="panel-field" data-field="depends_on">
      <dt>{t('Depends on')}</dt>
      <dd>
        <Related
          cards={card.dependsOn}
          onRemove={readOnly === null ? (id) => setDependencies(screen, card, withoutId(card, id)) : null}
        />
        {readOnly === null && isAdding.value && (
          <AddDependency
            card={card}
            onDone={() => {
              isAdding.value = false
              requestAnimationFrame(() => button.current?.focus())
            }}
          />
        )}
        {readOnly === null && !isAdding.value && (
          <button ref={button} type="button" class="link" onClick={() => (isAdding.value = true)}>
            {t('Add dependency')}
          </button>
        )}
      </dd>
    </div>
  )
}

/** What waits for a card; written in those cards. */
export function NeededBy({ card }: { readonly card: CardDetail }): JSX.Element {
  return (
    <div class="panel-field" data-field="dependents">
      <dt>{t('Needed by')}</dt>
      <dd>
        <Related cards={card.dependents} onRemove={null} />
      </dd>
    </div>
  )
}

/** More than these are counted. */
const mostShown = 50

function Related(props: {
  readonly cards: readonly RelatedCard[]
  readonly onRemove: ((id: string) => void) | null
}): JSX.Element {
  const screen = useScreen()
  const { cards, onRemove } = props
  if (cards.length === 0) return <Nothing />
  return (
    <ul class="panel-related">
      {cards.slice(0, mostShown).map(({ id, key, title, column, state }) => (
        <li key={`${id} ${key}`} data-state={state}>
          <span class="panel-related-card">
            {key === null ? (
              <span class="card-id">{visibleText(id)}</span>
            ) : (
              <button type="button" class="link" onClick={() => openPanel(screen, key, true)}>
                <span class="card-id">{id}</span> <bdi>{visibleText(title)}</bdi>
              </button>
            )}
            <span class="panel-state">{[column, states[state]()].filter((word) => word !== '').join(', ')}</span>
          </span>
          {onRemove && (
            <button
              type="button"
              class="icon-button"
              aria-label={t('Remove {0}', id)}
              title={t('Remove {0}', id)}
              onClick={() => onRemove(id)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
      {cards.length > mostShown && <li>{t('and {0} more', cards.length - mostShown)}</li>}
    </ul>
  )
}

function withoutId({ dependsOn }: CardDetail, id: string): readonly string[] {
  return dependsOn.map((card) => card.id).filter((other) => other !== id)
}

function setDependencies(screen: Screen, card: CardDetail, ids: readonly string[]): void {
  const value = ids.length === 0 ? null : ids
  screen.wishes.send({ kind: 'setField', card: card.id, field: 'depends_on', value }, card.key)
}

const mostFound = 8

/** Finds a card by its id or title, and adds it. */
function AddDependency({ card, onDone }: { readonly card: CardDetail; readonly onDone: () => void }): JSX.Element {
  const screen = useScreen()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const text = useSignal('')
  const found = findCards(screen, card, text.value)
  useLayoutEffect(() => input.current?.focus(), [])
  const add = (view: CardView | undefined): void => {
    if (!view) return
    setDependencies(screen, card, [...card.dependsOn.map((each) => each.id), view.id])
    onDone()
  }
  return (
    <form
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault()
        add(found[0])
      }}
      onKeyDown={(event) => {
        if (event.isComposing || event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
    >
      <label for={id}>{t('Id or title of a card')}</label>
      <input
        ref={input}
        id={id}
        type="text"
        autocomplete="off"
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      {found.length > 0 && (
        <div class="suggestions" role="group" aria-label={t('Suggestions')}>
          {found.map((view) => (
            <button key={view.key} type="button" class="suggestion plain" onClick={() => add(view)}>
              <span class="card-id">{view.id}</span> <bdi>{visibleText(view.title)}</bdi>
            </button>
          ))}
        </div>
      )}
      {text.value.trim() !== '' && found.length === 0 && <p class="hint">{t('No other card is called that.')}</p>}
      <div class="panel-form-buttons">
        <button type="submit" class="primary" aria-disabled={found.length === 0}>
          {t('Add')}
        </button>
        <button type="button" class="secondary" onClick={onDone}>
          {t('Cancel')}
        </button>
      </div>
    </form>
  )
}

/** Cards that can be added: the one with this id first, then those whose id begins with it or whose title holds it. */
function findCards({ state }: Screen, card: CardDetail, text: string): readonly CardView[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const taken = new Set([card.id, ...card.dependsOn.map(({ id }) => id)].map((id) => id.toLowerCase()))
  const found: CardView[] = []
  for (const view of state.cardViews(state.columns.peek().flatMap((column) => column.order.peek()))) {
    const id = view.id.toLowerCase()
    if (taken.has(id)) continue
    if (id === wanted) found.unshift(view)
    else if (found.length < mostFound && (id.startsWith(wanted) || view.title.toLowerCase().includes(wanted)))
      found.push(view)
  }
  return found.slice(0, mostFound)
}
