import type { FunctionComponent, JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { TabName } from '../tabs.ts'
import { focusCard } from './focus.ts'
import { goTo } from './goTo.ts'
import { lazy, loadStyles } from './lazy.ts'
import { useScreen } from './screen.ts'

const useHistory = lazy(async () => {
  const styles = ['panel.css', 'history.css'].map(loadStyles)
  const [{ HistoryScreen }] = await Promise.all([import('../history/HistoryScreen.tsx'), ...styles])
  return HistoryScreen
})

const useFlow = lazy(async () => {
  const [{ FlowScreen }] = await Promise.all([import('../flow/FlowScreen.tsx'), loadStyles('flow.css')])
  return FlowScreen
})

interface Tab {
  readonly name: TabName
  readonly word: () => string
  /** A screen beside the board is loaded after it, and drawn while its tab is the chosen one. */
  readonly usePart: ReturnType<typeof lazy> | null
  /** The filter of the board is for it too. */
  readonly hasFilter: boolean
}

/** The screens that there are, in the order of their tabs. The first is the board. */
const tabs: readonly Tab[] = [
  { name: 'board', word: () => t('Board'), usePart: null, hasFilter: true },
  { name: 'history', word: () => t('History'), usePart: useHistory, hasFilter: false },
  { name: 'flow', word: () => t('Flow'), usePart: useFlow, hasFilter: true },
]

/** Where the arrows go from a tab. */
const steps: Readonly<Record<string, (at: number) => number>> = {
  ArrowLeft: (at) => (at + tabs.length - 1) % tabs.length,
  ArrowRight: (at) => (at + 1) % tabs.length,
  Home: () => 0,
  End: () => tabs.length - 1,
}

/** The tab whose screen is shown: the board, where the chosen one has none. */
export function useTab(): Tab {
  const name = useScreen().tab.value
  return tabs.find((tab) => tab.name === name) ?? tabs[0]!
}

/** Switches between the screens: the arrows choose, and one tab takes the keyboard. */
export function Tabs(): JSX.Element {
  const screen = useScreen()
  const chosen = useTab()
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = tabs[steps[event.key]?.(tabs.indexOf(chosen)) ?? -1]
    if (!to || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    goTo(screen, to.name)
    document.getElementById(tabId(to.name))?.focus()
  }
  return (
    <span role="tablist" aria-label={t('Screens')} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.name}
          id={tabId(tab.name)}
          type="button"
          role="tab"
          class="tab"
          tabIndex={tab === chosen ? 0 : -1}
          aria-selected={tab === chosen}
          aria-controls={panelId}
          onClick={() => goTo(screen, tab.name)}
        >
          {tab.word()}
        </button>
      ))}
    </span>
  )
}

/** What belongs to the chosen tab: the board, or the screen that is loaded to be in its place. */
export function TabPanel({ board }: { readonly board: FunctionComponent }): JSX.Element {
  const tab = useTab()
  return tab.usePart ? <LazyTab key={tab.name} tab={tab} usePart={tab.usePart} /> : <Panel tab={tab} part={board} />
}

function LazyTab(props: { readonly tab: Tab; readonly usePart: ReturnType<typeof lazy> }): JSX.Element {
  return <Panel tab={props.tab} part={props.usePart(true)} />
}

interface PanelProps {
  readonly tab: Tab
  /** null until it is loaded. */
  readonly part: FunctionComponent | null
}

function Panel({ tab, part: Part }: PanelProps): JSX.Element {
  const { focusWish, state } = useScreen()
  const element = useRef<HTMLDivElement>(null)
  const isAwaited = Part !== null && focusWish.value
  useLayoutEffect(() => {
    if (!isAwaited) return
    focusWish.value = false
    if (tab.usePart === null) focusCard(state, null)
    else (element.current?.querySelector<HTMLElement>('[data-first]') ?? element.current)?.focus()
  }, [isAwaited])
  return (
    <div
      ref={element}
      id={panelId}
      class="tab-panel"
      role="tabpanel"
      tabIndex={-1}
      aria-labelledby={tabId(tab.name)}
      aria-busy={!Part}
      data-tab={tab.name}
    >
      {Part && <Part />}
    </div>
  )
}

const panelId = 'screen'

function tabId(name: TabName): string {
  return `tab-${name}`
}
