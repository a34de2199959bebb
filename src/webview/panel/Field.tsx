import type { ComponentChildren, JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { Icon } from '../board/Icon.tsx'
import { useScreen } from '../board/screen.ts'

/** What a field's editor is given: the text that is typed, and how to say that it is another one. */
export interface EditorProps {
  readonly id: string
  readonly text: string
  readonly onText: (text: string) => void
}

export interface FieldProps {
  /** Its name in the draft store and in `data-field`. */
  readonly name: string
  readonly label: string
  /** Key of the card. */
  readonly card: string
  /** What it says now, as its editor writes it; empty if nothing. */
  readonly text: string
  /** Why it cannot be edited here; null if it can. */
  readonly readOnly: string | null
  /** Sends what was typed as one wish; `onRefused` brings the typing back. */
  readonly save: (text: string, onRefused: () => void) => void
  readonly editor: (props: EditorProps) => JSX.Element
  /** What is shown while nobody edits; nothing says that there is nothing. */
  readonly children: ComponentChildren
}

/** One field of a card: its value, and behind a button its editor. Enter saves, Escape gives up. */
export function Field(props: FieldProps): JSX.Element {
  const { panel } = useScreen()
  const draft = panel.draft(props.name)
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  const isEditing = draft !== undefined
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing && document.activeElement === document.body) button.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  return (
    <div class="panel-field" data-field={props.name}>
      <dt>{props.label}</dt>
      <dd>
        {isEditing ? (
          <Editing {...props} />
        ) : (
          <>
            <span class="panel-value">{props.children}</span>
            {props.readOnly === null && (
              <button
                ref={button}
                type="button"
                class="icon-button"
                aria-label={t('Edit {0}', props.label)}
                title={t('Edit {0}', props.label)}
                onClick={() => panel.setDraft(props.card, props.name, { text: props.text, base: props.text })}
              >
                <Icon name="edit" />
              </button>
            )}
          </>
        )}
      </dd>
    </div>
  )
}

/** The editor of a field that has a draft. */
export function Editing(props: Omit<FieldProps, 'children'>): JSX.Element | null {
  const { panel } = useScreen()
  const { card, name, text: now } = props
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus(), [])
  const draft = panel.draft(name)
  if (!draft) return null
  const isStale = draft.base !== now
  const set = (text: string): void => panel.setDraft(card, name, { ...draft, text })
  const giveUp = (): void => panel.setDraft(card, name, null)
  const save = (): void => {
    giveUp()
    if (draft.text !== now) props.save(draft.text, () => panel.setDraft(card, name, { text: draft.text, base: now }))
  }
  return (
    <form
      ref={form}
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (props.readOnly !== null) return
        if (isStale) form.current?.querySelector<HTMLElement>('[data-keep]')?.focus()
        else save()
      }}
      onKeyDown={(event) => {
        if (event.isComposing || event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        giveUp()
      }}
    >
      <label class="voice" for={id}>
        {props.label}
      </label>
      {props.editor({ id, text: draft.text, onText: set })}
      {isStale && <Meanwhile now={now} onKeep={save} onTake={giveUp} />}
      {props.readOnly !== null && <p class="hint">{props.readOnly}</p>}
      <div class="panel-form-buttons">
        {!isStale && (
          <button type="submit" class="primary" aria-disabled={props.readOnly !== null}>
            {t('Save')}
          </button>
        )}
        <button type="button" class="secondary" onClick={giveUp}>
          {t('Cancel')}
        </button>
      </div>
    </form>
  )
}

/** Somebody else has changed what is being edited: both are shown, and one is chosen. */
function Meanwhile(props: {
  readonly now: string
  readonly onKeep: () => void
  readonly onTake: () => void
}): JSX.Element {
  const { messages } = useScreen()
  useLayoutEffect(() => messages.say(t('This field has changed meanwhile; your text is kept.')), [props.now])
  return (
    <div class="panel-meanwhile">
      <span>{t('Changed meanwhile. It now says:')}</span>
      <span class="panel-theirs">{props.now === '' ? t('nothing') : visibleText(props.now)}</span>
      <button type="button" class="secondary" data-keep="" onClick={props.onKeep}>
        {t('Save mine')}
      </button>
      <button type="button" class="secondary" onClick={props.onTake}>
        {t('Keep theirs')}
      </button>
    </div>
  )
}

/** Says that a field has no value. */
export function Nothing(): JSX.Element {
  return (
    <span class="panel-nothing">
      <span aria-hidden="true">–</span>
      <span class="voice">{t('nothing')}</span>
    </span>
  )
}
