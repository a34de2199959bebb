import { useComputed, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { type ClassOfService, classesOfService } from '../../core/card/card.ts'
import { classWord } from '../../core/view/classWord.ts'
import type { Intent, PlainField } from '../../core/edit/intent.ts'
import { locale, t } from '../../core/l10n/l10n.ts'
import type { CardDetail } from '../../core/view/cardDetail.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { type Screen, useScreen } from '../board/screen.ts'
import { choiceEditor, DayEditor, LineEditor, namesEditor, namesIn, type Option } from './editors.tsx'
import { Field, Nothing } from './Field.tsx'

/** What every field of the panel is given. */
export interface CardFieldProps {
  readonly card: CardDetail
  /** Why nothing can be edited here; null if it can. */
  readonly readOnly: string | null
}

function send(screen: Screen, card: CardDetail, intent: Intent, onRefused: () => void): void {
  screen.wishes.send(intent, card.key, onRefused)
}

/** Sends a plain field's new value; empty takes the key away. */
function setField(field: PlainField, value: string | readonly string[], card: CardDetail): Intent {
  return { kind: 'setField', card: card.id, field, value: value.length === 0 ? null : value }
}

export function ClassField({ card, readOnly }: CardFieldProps): JSX.Element {
  const screen = useScreen()
  const offersTop = useSignal(false)
  const options = classesOfService.map((value) => ({ value, name: classWord(value) }))
  return (
    <Field
      name="class"
      label={t('Class of service')}
      card={card.key}
      text={card.classOfService}
      readOnly={readOnly}
      editor={choiceEditor(options)}
      save={(text, onRefused) => {
        offersTop.value = (text as ClassOfService) === 'expedite'
        send(screen, card, { kind: 'setClassOfService', card: card.id, classOfService: text, reason: null }, onRefused)
      }}
    >
      {classWord(card.classOfService)}
      {offersTop.value && card.classOfService === 'expedite' && (
        <button type="button" class="link" onClick={() => moveToTop(screen, card.key, () => (offersTop.value = false))}>
          {t('Move to top')}
        </button>
      )}
    </Field>
  )
}

function moveToTop(screen: Screen, key: string, after: () => void): void {
  const view = screen.state.card(key)?.view.peek()
  if (view) screen.wishes.send({ kind: 'moveCard', card: view.id, to: view.column, place: 'top', reason: null }, key)
  after()
}

export function AssigneesField({ card, readOnly }: CardFieldProps): JSX.Element {
  const screen = useScreen()
  const people = screen.state.frame.value?.people ?? []
  const nameOf = (id: string): string =>
    people.find((person) => person.id.toLowerCase() === id.toLowerCase())?.name ?? id
  return (
    <NamesField
      name="assignees"
      label={t('Assignees')}
      card={card}
      readOnly={readOnly}
      values={card.assignees}
      shown={card.assignees.map(nameOf)}
      suggestions={people.map(({ id, name }) => ({ value: id, name }))}
      intent={(names) => ({
        kind: 'assignCard',
        card: card.id,
        assignees: names.map((name) => name.replace(/^@/, '')),
        reason: null,
      })}
    />
  )
}

/** How many labels are suggested: those on the most cards. */
const mostLabels = 24

export function LabelsField({ card, readOnly }: CardFieldProps): JSX.Element {
  const { state, panel } = useScreen()
  // Counting is for who edits: there may be thousands of cards.
  const isEditing = panel.draft('labels') !== undefined
  const known = useComputed(() => {
    const counts = new Map<string, number>()
    const keys = state.columns.value.flatMap((column) => column.order.value)
    for (const { labels } of state.cardViews(keys))
      for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
    return [...counts].sort(([, one], [, other]) => other - one).slice(0, mostLabels)
  })
  return (
    <NamesField
      name="labels"
      label={t('Labels')}
      card={card}
      readOnly={readOnly}
      values={card.labels}
      shown={card.labels.map((label) => `#${label}`)}
      suggestions={isEditing ? known.value.map(([value]) => ({ value, name: `#${value}` })) : []}
      intent={(names) => setField('labels', names, card)}
    />
  )
}

export function SkillsField({ card, readOnly }: CardFieldProps): JSX.Element {
  return (
    <NamesField
      name="skills"
      label={t('Skills')}
      card={card}
      readOnly={readOnly}
      values={card.skills}
      shown={card.skills}
      suggestions={[]}
      intent={(names) => setField('skills', names, card)}
    />
  )
}

interface NamesFieldProps {
  readonly name: string
  readonly label: string
  readonly card: CardDetail
  readonly readOnly: string | null
  readonly values: readonly string[]
  readonly shown: readonly string[]
  readonly suggestions: readonly Option[]
  readonly intent: (names: readonly string[]) => Intent
}

function NamesField(props: NamesFieldProps): JSX.Element {
  const screen = useScreen()
  // Written with commas between, they would be read as others.
  const hasCommas = props.values.some((value) => /[,;]/.test(value))
  return (
    <Field
      name={props.name}
      label={props.label}
      card={props.card.key}
      text={props.values.join(', ')}
      readOnly={props.readOnly ?? (hasCommas ? t('One of these has a comma: edit it in the file.') : null)}
      editor={namesEditor(props.suggestions)}
      save={(text, onRefused) => send(screen, props.card, props.intent(namesIn(text)), onRefused)}
    >
      {props.shown.length === 0 ? (
        <Nothing />
      ) : (
        props.shown.map((name) => (
          <bdi key={name} class="panel-name">
            {visibleText(name)}
          </bdi>
        ))
      )}
    </Field>
  )
}

export function DueField({ card, readOnly }: CardFieldProps): JSX.Element {
  const screen = useScreen()
  return (
    <Field
      name="due"
      label={t('Due')}
      card={card.key}
      text={card.due ?? ''}
      readOnly={readOnly}
      editor={DayEditor}
      save={(text, onRefused) => send(screen, card, setField('due', text, card), onRefused)}
    >
      {card.due === null ? <Nothing /> : dayName(card.due)}
    </Field>
  )
}

/** A day as the person's language writes it; what is no day as it is written. */
export function dayName(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(day.getTime())) return visibleText(date)
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}

export function LineField(
  props: CardFieldProps & { readonly field: 'team' | 'requester' | 'demo'; readonly label: string },
): JSX.Element {
  const screen = useScreen()
  const { card, field } = props
  return (
    <Field
      name={field}
      label={props.label}
      card={card.key}
      text={card[field] ?? ''}
      readOnly={props.readOnly}
      editor={LineEditor}
      save={(text, onRefused) => send(screen, card, setField(field, text.trim(), card), onRefused)}
    >
      {card[field] === null ? <Nothing /> : <bdi>{visibleText(card[field])}</bdi>}
    </Field>
  )
}

export function ThiefField({ card, readOnly }: CardFieldProps): JSX.Element {
  const screen = useScreen()
  const thieves = screen.state.frame.value?.thieves ?? []
  const options = [{ value: '', name: t('none') }, ...thieves.map(({ id, name }) => ({ value: id, name }))]
  const known = thieves.find(({ id }) => id === card.thief)
  if (card.thief !== null && !known) options.push({ value: card.thief, name: card.thief })
  return (
    <Field
      name="thief"
      label={t('Time thief')}
      card={card.key}
      text={card.thief ?? ''}
      readOnly={readOnly}
      editor={choiceEditor(options)}
      save={(text, onRefused) =>
        send(screen, card, { kind: 'flagThief', card: card.id, thief: text === '' ? null : text }, onRefused)
      }
    >
      {card.thief === null ? <Nothing /> : visibleText(known?.name ?? card.thief)}
    </Field>
  )
}
