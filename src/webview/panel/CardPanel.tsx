import type { JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Intent } from '../../core/edit/intent.ts'
import { t } from '../../core/l10n/l10n.ts'
import type { CardDetail } from '../../core/view/cardDetail.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { askAbout } from '../board/actions.ts'
import { runCommand } from '../board/commands.ts'
import { Icon } from '../board/Icon.tsx'
import { openMenu, type Screen, useScreen } from '../board/screen.ts'
import { readOnlySentence } from '../board/sentences.ts'
import { drawnAhead } from './ahead.ts'
import { Body } from './Body.tsx'
import { CardStory } from './CardStory.tsx'
import { DependsOn, NeededBy } from './Dependencies.tsx'
import { LineEditor } from './editors.tsx'
import { Editing } from './Field.tsx'
import { Findings } from './Findings.tsx'
import * as fields from './fields.tsx'
import { closePanel, focusPanel } from './openPanel.ts'

/** The panel of the card that is open. */
export function CardPanel(): JSX.Element {
  const screen = useScreen()
  const { panel, state } = screen
  const titleId = useId()
  const told = panel.detail.value
  const card = told && drawnAhead(told, intentsFor(screen, told.key))
  const readOnly = readOnlyReason(screen, card)
  useLayoutEffect(() => {
    if (told?.key === panel.key.peek() || panel.isGone.peek()) focusPanel(screen)
  }, [told?.key, panel.isGone.value])
  return (
    <section
      class="card-panel"
      aria-labelledby={titleId}
      data-panel={card?.id ?? ''}
      aria-busy={told?.key !== panel.key.value && !panel.isGone.value}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        closePanel(screen)
      }}
    >
      <Head card={card} titleId={titleId} readOnly={readOnly} />
      {panel.isGone.value && <p class="panel-gone">{t('This card is not on the board any more.')}</p>}
      {card && <CardText card={card} readOnly={readOnly} />}
      {card && !panel.isGone.value && <Foot card={card} isReadOnly={Boolean(state.frame.value?.readOnly)} />}
    </section>
  )
}

/** The unanswered wishes about a card, alone or in a batch. */
function intentsFor({ state }: Screen, key: string): readonly Intent[] {
  return state.wishes.value.flatMap(({ intent, keys }) => {
    if (intent.kind === 'batch') return intent.intents.filter((_, i) => keys[i] === key)
    return keys.includes(key) ? [intent] : []
  })
}

function readOnlyReason({ state, panel }: Screen, card: CardDetail | null): string | null {
  const board = state.frame.value?.readOnly ?? null
  if (board !== null) return readOnlySentence(board)
  if (panel.isGone.value) return t('This card is not on the board any more.')
  return card?.isUnreadable ? t('This card cannot be read: mend its file first.') : null
}

function Head(props: {
  readonly card: CardDetail | null
  readonly titleId: string
  readonly readOnly: string | null
}): JSX.Element {
  const screen = useScreen()
  const { card, titleId, readOnly } = props
  const title = visibleText(card?.title ?? '')
  return (
    <div class="panel-head">
      <span class="card-id">{card?.id}</span>
      <span class="panel-column">{card?.columnName}</span>
      <span class="panel-tools">
        {card && !screen.panel.isGone.value && (
          <button
            type="button"
            class="icon-button"
            aria-label={t('More actions for {0}', card.id)}
            aria-haspopup="menu"
            aria-expanded={screen.menu.value?.anchor.closest('.card-panel') ? 'true' : 'false'}
            onClick={(event) => openMenu(screen, { key: card.key, anchor: event.currentTarget })}
          >
            <Icon name="more" />
          </button>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={t('Close card')}
          title={t('Close card')}
          onClick={() => closePanel(screen)}
        >
          <Icon name="close" />
        </button>
      </span>
      <h2 id={titleId} class="panel-title" tabIndex={-1} dir="auto">
        {title}
      </h2>
      {card && <TitleEditor card={card} readOnly={readOnly} />}
    </div>
  )
}

function CardText({ card, readOnly }: fields.CardFieldProps): JSX.Element {
  const { panel } = useScreen()
  const body = panel.body.value
  const rest = { card, readOnly }
  return (
    <>
      <Blocked {...rest} />
      {card.problems.length > 0 && (
        <ul class="panel-problems" aria-label={t('Problems')}>
          {card.problems.map(({ severity, message }) => (
            <li class={severity}>
              <Icon name={severity} /> {visibleText(message)}
            </li>
          ))}
        </ul>
      )}
      <Findings card={card} readOnly={readOnly} />
      <dl class="panel-fields">
        <fields.AssigneesField {...rest} />
        <fields.LabelsField {...rest} />
        <fields.ClassField {...rest} />
        <fields.DueField {...rest} />
        <DependsOn {...rest} />
        {card.dependents.length > 0 && <NeededBy card={card} />}
      </dl>
      {body?.key === card.key && <Body card={card} body={body.body} isReadOnly={readOnly !== null} />}
      <dl class="panel-fields last">
        <fields.ThiefField {...rest} />
        <fields.LineField {...rest} field="team" label={t('Team')} />
        <fields.LineField {...rest} field="requester" label={t('Requester')} />
        <fields.SkillsField {...rest} />
        <fields.LineField {...rest} field="demo" label={t('Demo')} />
        {card.created !== null && (
          <div class="panel-field">
            <dt>{t('Created')}</dt>
            <dd>{fields.dayName(card.created)}</dd>
          </div>
        )}
      </dl>
      {card.unknown.length > 0 && <Unknown card={card} />}
      <CardStory key={card.key} card={card.key} />
    </>
  )
}

/** The title itself stands in the head; behind its button it is edited. */
function TitleEditor({ card, readOnly }: fields.CardFieldProps): JSX.Element | null {
  const { wishes, panel } = useScreen()
  const button = useRef<HTMLButtonElement>(null)
  const isEditing = panel.draft('title') !== undefined
  const wasEditing = useRef(false)
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing && document.activeElement === document.body) button.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  if (!isEditing)
    return readOnly === null ? (
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={t('Edit {0}', t('Title'))}
        title={t('Edit {0}', t('Title'))}
        onClick={() => panel.setDraft(card.key, 'title', { text: card.title, base: card.title })}
      >
        <Icon name="edit" />
      </button>
    ) : null
  return (
    <Editing
      name="title"
      label={t('Title')}
      card={card.key}
      text={card.title}
      readOnly={readOnly}
      editor={LineEditor}
      save={(text, onRefused) => {
        if (text.trim() === '') onRefused()
        else wishes.send({ kind: 'retitleCard', card: card.id, title: text.trim() }, card.key, onRefused)
      }}
    />
  )
}

function Blocked({ card, readOnly }: fields.CardFieldProps): JSX.Element | null {
  const screen = useScreen()
  const block = (event: { readonly currentTarget: HTMLElement }): void => {
    screen.panel.returnTo = event.currentTarget
    askAbout(screen, 'block', [card.key])
  }
  if (!card.blocked)
    return readOnly === null ? (
      <button type="button" class="secondary panel-block" onClick={block}>
        {t('Block…')}
      </button>
    ) : null
  return (
    <div class="panel-blocked">
      <b>{t('Blocked')}</b>
      <p dir="auto">{visibleText(card.blocked.reason ?? t('Nobody has said by what.'))}</p>
      {card.blocked.on !== null && <p dir="auto">{t('Blocked on: {0}', visibleText(card.blocked.on))}</p>}
      {readOnly === null && (
        <div class="panel-form-buttons">
          <button type="button" class="secondary" onClick={() => runCommand(screen, 'unblock', { card: card.key })}>
            {t('Unblock')}
          </button>
          <button type="button" class="secondary" onClick={block}>
            {t('Change…')}
          </button>
        </div>
      )}
    </div>
  )
}

/** Keys that the board knows nothing of: they stay as they are. */
function Unknown({ card }: { readonly card: CardDetail }): JSX.Element {
  return (
    <details class="panel-unknown">
      <summary>{t('Other keys in the file ({0})', card.unknown.length)}</summary>
      <pre tabIndex={0} role="group" aria-label={t('Other keys in the file ({0})', card.unknown.length)}>
        {card.unknown.map(({ source }) => source).join('\n')}
      </pre>
    </details>
  )
}

function Foot({ card, isReadOnly }: { readonly card: CardDetail; readonly isReadOnly: boolean }): JSX.Element {
  const screen = useScreen()
  const { channel } = screen
  const path = card.key
  return (
    <div class="panel-foot">
      <button type="button" class="secondary" onClick={() => channel.send({ type: 'openCard', path })}>
        {t('Open file')}
      </button>
      <button type="button" class="secondary" onClick={() => channel.send({ type: 'editBody', path })}>
        {t('Edit body')}
      </button>
      <button type="button" class="secondary" onClick={() => channel.send({ type: 'copyLink', path })}>
        {t('Copy link')}
      </button>
      {!isReadOnly && !card.isUnreadable && (
        <button
          type="button"
          class="secondary"
          onClick={(event) => {
            screen.panel.returnTo = event.currentTarget
            askAbout(screen, 'rename', [card.key])
          }}
        >
          {t('Rename id…')}
        </button>
      )}
    </div>
  )
}
