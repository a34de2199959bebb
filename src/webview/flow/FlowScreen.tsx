import { useSignalEffect } from '@preact/signals'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { FlowReport } from '../../core/flow/flowReport.ts'
import { flowView } from '../../core/view/flow/flowView.ts'
import { Icon } from '../board/Icon.tsx'
import { LazyPanel } from '../board/LazyPanel.tsx'
import { type Screen, useScreen } from '../board/screen.ts'
import { Charts } from './Charts.tsx'
import { FlowTools } from './FlowTools.tsx'

/** Keystrokes and changes of the board come faster than this. */
const quietMs = 300

/** How work flows over the board: every chart of one report. */
export function FlowScreen(): JSX.Element {
  const screen = useScreen()
  useQuestions(screen)
  return (
    <div class="stage">
      <div class="flow" aria-busy={screen.flow.isWaiting.value}>
        <Content />
      </div>
      <LazyPanel />
    </div>
  )
}

/** Asks for a report: now, and whenever the question, the filter or the board is another one. */
function useQuestions({ flow, filter, state }: Screen): void {
  useSignalEffect(() => {
    const text = filter.text.value
    void flow.ask.value
    void state.rev.value
    const waiting = setTimeout(() => flow.send(text), flow.report.peek() ? quietMs : 0)
    return () => clearTimeout(waiting)
  })
}

function Content(): JSX.Element {
  const screen = useScreen()
  const { flow, history } = screen
  const report = flow.report.value
  if (history.value?.state === 'none')
    return <Nothing text={history.value.message} detail={t('Flow is measured from what git remembers.')} />
  if (history.value?.state === 'failed')
    return (
      <Nothing text={t('The board’s history could not be read.')} detail={history.value.message}>
        <button type="button" class="secondary" onClick={() => flow.send(screen.filter.text.peek())}>
          {t('Try again')}
        </button>
      </Nothing>
    )
  if (!report) return <Nothing text={t('Reading the board’s history …')} detail={history.value?.message ?? ''} isBusy />
  return <Report report={report} />
}

interface NothingProps {
  readonly text: string
  readonly detail?: string
  readonly isBusy?: boolean
  readonly children?: JSX.Element
}

/** Why there is nothing to be seen, and what can be done. */
function Nothing({ text, detail = '', isBusy = false, children }: NothingProps): JSX.Element {
  return (
    <div class="flow-nothing">
      {isBusy && <progress aria-label={text} />}
      <p>{text}</p>
      {detail !== '' && <p class="hint">{detail}</p>}
      {children}
    </div>
  )
}

function Report({ report }: { readonly report: FlowReport }): JSX.Element {
  const { flow, state, history } = useScreen()
  const blockedBy = flow.blockedBy.value
  const thieves = state.frame.value?.thieves
  const view = useMemo(
    () => flowView(report, { blockedBy, thieves: new Map(thieves?.map(({ id, name }) => [id, name])) }),
    [report, blockedBy, thieves],
  )
  const counts = flow.counts.value
  const isReading = history.value?.state === 'reading'
  return (
    <>
      <FlowTools />
      <p class="flow-span">
        {view.span}
        {counts && ` · ${t('filtered: {0}: {1} of {2} cards', flow.asked, counts.shown, counts.shown + counts.hidden)}`}
        {isReading && ` · ${t('Reading the board’s history …')}`}
      </p>
      {view.notes.length > 0 && (
        <ul class="flow-notes">
          {view.notes.map((note) => (
            <li key={note}>
              <Icon name="info" />
              {note}
            </li>
          ))}
        </ul>
      )}
      <Charts view={view} report={report} />
    </>
  )
}
