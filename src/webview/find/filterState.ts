import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { SavedView } from '../../core/board/workflow.ts'
import { t } from '../../core/l10n/l10n.ts'
import type { BodyMatch } from '../../core/view/filter/bodyWords.ts'
import { cardWords } from '../../core/view/filter/cardWords.ts'
import { type CompiledFilter, compileFilter, passes } from '../../core/view/filter/compileFilter.ts'
import { parseFilter, printFilter, toggleToken, type WantedToken } from '../../core/view/filter/parseFilter.ts'
import { type ShownCounts, shownSentence } from '../../core/view/filter/shownSentence.ts'
import { type Vocabulary, vocabularyOf } from '../../core/view/filter/vocabulary.ts'
import type { BodyHits } from '../../protocol.ts'
import type { BoardState } from '../board/boardState.ts'
import type { Messages } from '../board/messages.ts'
import type { Channel } from '../channel.ts'
import type { UiMemory } from '../uiState.ts'
import type { NearWords } from './nearWords.ts'

/** What a filter works on. */
export interface FilterScope {
  readonly state: BoardState
  readonly messages: Messages
  readonly channel: Channel
  readonly memory: UiMemory
  /** Keys of the cards that somebody is at work with: they are not taken from under the hands. */
  readonly held: ReadonlySignal<readonly string[]>
}

interface Hits {
  /** The words that they are the answer to. */
  readonly text: string
  readonly matches: ReadonlyMap<string, BodyMatch>
}

/** Keystrokes come faster than this: only the last one's count is worth saying. */
const quietMs = 700
/** Shorter words are near to everything. */
const leastLetters = 4

const none: ReadonlySet<string> = new Set()

/** What the wall is filtered by, and which cards that hides. */
export class FilterState {
  /** What the box says. */
  readonly text: ReadonlySignal<string>
  /** The person's own saved filters. */
  readonly own = signal<readonly SavedView[]>([])
  readonly vocabulary: ReadonlySignal<Vocabulary | null>
  /** null while there is no board, or it is not filtered. */
  readonly compiled: ReadonlySignal<CompiledFilter | null>
  /** Keys of the cards that the filter would hide, whether they are held or not. */
  readonly unmatched: ReadonlySignal<ReadonlySet<string>>
  /** null where the wall is not filtered. */
  readonly counts: ReadonlySignal<ShownCounts | null>

  readonly #scope: FilterScope
  readonly #text = signal('')
  readonly #words: ReadonlySignal<string>
  readonly #hits = signal<Hits | null>(null)
  readonly #nearWords = signal<NearWords | null>(null)
  #isLoading = false
  #announcing: ReturnType<typeof setTimeout> | undefined

  constructor(scope: FilterScope) {
    const { state, memory, held } = scope
    this.#scope = scope
    this.text = this.#text
    this.#text.value = memory.atBirth.filter
    const tokens = computed(() => parseFilter(this.#text.value))
    this.#words = computed(() =>
      printFilter(tokens.value.filter(({ kind, value }) => kind === 'text' && value.trim() !== '')),
    )
    this.vocabulary = computed(() => {
      const frame = state.rev.value >= 0 ? state.frame.value : null
      return frame && vocabularyOf(frame, state.allViews())
    })
    this.compiled = computed(() => {
      if (tokens.value.length === 0 || !this.vocabulary.value) return null
      return compileFilter(tokens.value, this.vocabulary.value)
    })
    this.unmatched = computed(() => this.#unmatched())
    this.counts = computed(() => {
      if (!this.compiled.value || this.compiled.value.isEmpty) return null
      const hidden = state.hidden.value.size
      return { shown: state.allViews().length - hidden, hidden }
    })
    effect(() => {
      const hidden = this.unmatched.value
      const kept = held.value.filter((key) => hidden.has(key))
      state.hide(kept.length === 0 ? hidden : new Set([...hidden].filter((key) => !kept.includes(key))))
    })
    effect(() => this.#ask(this.#words.value))
  }

  set(text: string): void {
    if (text === this.#text.peek()) return
    this.#text.value = text
    this.#scope.memory.update({ filter: text })
    this.#announceSoon()
  }

  /** Takes a token in, or out where it is in. */
  toggle(token: WantedToken): void {
    this.set(toggleToken(this.#text.peek(), token))
  }

  /** Takes over what the texts of the cards say; an answer to what is no longer asked is none. */
  found(text: string, { keys, unwanted }: BodyHits): void {
    if (text !== this.#words.peek()) return
    const matches = new Map<string, BodyMatch>(keys.map((key) => [key, 'wanted']))
    for (const key of unwanted) matches.set(key, 'unwanted')
    this.#hits.value = { text, matches }
  }

  /** Gets ready to find words that are nearly what is typed. */
  prepare(): void {
    if (this.#isLoading) return
    this.#isLoading = true
    const { state, messages } = this.#scope
    import('./nearWords.ts').then(
      async ({ NearWords }) => {
        const near = new NearWords(state)
        await near.build()
        this.#nearWords.value = near
      },
      (error: unknown) => messages.warn(t('A part of the board could not be loaded: {0}', String(error))),
    )
  }

  /** What is to be said of cards that were changed, by id; empty where the filter shows them. */
  hiddenNote(ids: readonly string[]): string {
    const hidden = this.unmatched.peek()
    if (hidden.size === 0) return ''
    const wanted = new Set(ids)
    const isAny = this.#scope.state.allViews().some(({ key, id }) => wanted.has(id) && hidden.has(key))
    return isAny ? t('It does not match the filter.') : ''
  }

  #unmatched(): ReadonlySet<string> {
    const filter = this.compiled.value
    if (!filter || filter.isEmpty) return none
    const hidden = new Set<string>()
    const { state } = this.#scope
    const views = state.allViews()
    const matches = this.#matches()
    const near = this.#nearTo(filter.words)
    for (const view of views) {
      const isNear = (word: string): boolean => near.get(word)?.has(view.key) ?? false
      if (!passes(filter, view, matches?.get(view.key) ?? 'neither', isNear)) hidden.add(view.key)
    }
    return hidden
  }

  /** While the answer to a longer text is awaited, the one to its beginning stands: the wall would flicker else. */
  #matches(): Hits['matches'] | null {
    const hits = this.#hits.value
    return hits && hits.text !== '' && this.#words.value.startsWith(hits.text) ? hits.matches : null
  }

  /** By word that no card says: the cards that say nearly it. */
  #nearTo(words: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
    const near = new Map<string, ReadonlySet<string>>()
    const views = this.#scope.state.allViews()
    for (const word of words) {
      if (word.length < leastLetters || views.some((view) => cardWords(view).includes(word))) continue
      this.prepare()
      const found = this.#nearWords.value?.find(word)
      if (found) near.set(word, found)
    }
    return near
  }

  #ask(words: string): void {
    const last = this.#hits.peek()
    if (words === '' && last === null) return
    batch(() => {
      if (words === '') this.#hits.value = null
      else if (!last) this.#hits.value = { text: '', matches: new Map() }
    })
    this.#scope.channel.send({ type: 'find', text: words })
  }

  #announceSoon(): void {
    clearTimeout(this.#announcing)
    this.#announcing = setTimeout(() => {
      const counts = this.counts.peek()
      const remarks = this.compiled.peek()?.remarks.map(({ message }) => message) ?? []
      const said = counts ? shownSentence(counts) : remarks.length === 0 ? t('All cards are shown') : ''
      this.#scope.messages.mention([said, ...remarks].filter((part) => part !== '').join('. '))
    }, quietMs)
  }
}
