import './styles/theme.css'
import './styles/icons.css'
import './styles/board.css'
import './styles/card.css'
import './styles/column.css'
import './styles/shape.css'
import './styles/controls.css'
import './styles/find.css'
import { render } from 'preact'
import { Board } from './board/Board.tsx'
import { runCommand } from './board/commands.ts'
import { loadDragging, withDragging } from './board/drag.ts'
import { redraw } from './board/focus.ts'
import { onBoard } from './board/goTo.ts'
import { listenToKeys } from './board/keys.ts'
import { loadTheRest, warnOfMissing } from './board/lazy.ts'
import { Opening } from './board/opening.ts'
import { revealCard } from './board/reveal.ts'
import { createScreen } from './board/screen.ts'
import { openChannel } from './channel.ts'
import { followFocus } from './find/heldCards.ts'
import { speakAsTheHost } from './speech.ts'
import { openUiMemory } from './uiState.ts'

speakAsTheHost()
const channel = openChannel()
const memory = openUiMemory(channel, document.body.dataset['folder'] ?? '')
const screen = createScreen(channel, memory)
const { state } = screen
const opening = new Opening(screen, channel, memory)

channel.listen({
  snapshot: (snapshot) => {
    opening.snapshot(snapshot)
    requestAnimationFrame(() => void loadTheRest())
  },
  change: ({ from, rev, change }) => opening.change(from, rev, change),
  settled: ({ intentId, outcome }) => screen.wishes.settle(intentId, outcome),
  command: ({ command, at }) => runCommand(screen, command, at),
  card: ({ key, detail }) => screen.panel.showDetail(key, detail),
  cardBody: ({ key, body }) => screen.panel.showBody(key, body),
  policy: ({ column, ...drawn }) => screen.policies.show(column, drawn),
  said: ({ text }) => screen.messages.say(text),
  found: ({ text, keys, unwanted }) => redraw(state, () => screen.filter.found(text, { keys, unwanted })),
  filters: ({ filters }) => {
    screen.filter.own.value = filters
  },
  historyState: ({ state, message }) => {
    screen.history.value = { state, message }
    screen.past.tell({ type: 'historyState', state, message })
    if (state === 'failed' || state === 'none') screen.flow.isWaiting.value = false
  },
  flow: ({ report, counts }) => screen.flow.show(report, counts),
  timeline: (told) => screen.past.tell(told),
  moments: (told) => screen.past.tell(told),
  comparison: (told) => screen.past.tell(told),
  oldCard: (told) => screen.past.tell(told),
  life: (told) => screen.past.tell(told),
  reveal: ({ path }) => onBoard(screen, () => revealCard(screen, path)),
})

window.addEventListener('error', ({ message }) => channel.send({ type: 'crashed', message }))
window.addEventListener('unhandledrejection', ({ reason }) =>
  channel.send({ type: 'crashed', message: String(reason) }),
)

listenToKeys(screen)
withDragging(({ followDrags }) => followDrags(screen))
loadDragging().catch((error: unknown) => warnOfMissing(screen.messages, error))
followFocus()
const root = document.getElementById('root')
if (root) render(<Board screen={screen} />, root)
channel.send({ type: 'ready' })
