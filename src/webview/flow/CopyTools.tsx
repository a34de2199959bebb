import type { JSX, RefObject } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { chartCsv } from '../../core/view/flow/chartCsv.ts'
import type { ChartView } from '../../core/view/flow/chartView.ts'
import { type Screen, useScreen } from '../board/screen.ts'
import { wrapText } from './measure.ts'
import { addressOf, pngOf, standaloneSvg, svgText } from './exportChart.ts'

type Kind = 'svg' | 'png' | 'csv'

/** Takes a chart along: as a picture of lines, a picture of dots, or a table. */
export function CopyTools(props: {
  readonly view: ChartView
  readonly hasPicture: boolean
  readonly chart: RefObject<HTMLElement | null>
}): JSX.Element {
  const screen = useScreen()
  const { view, hasPicture, chart } = props
  const kinds: readonly Kind[] = hasPicture ? ['svg', 'png', 'csv'] : ['csv']
  return (
    <span class="copy-tools" role="group" aria-label={t('Copy {0}', view.title)}>
      <span class="hint">{t('Copy as')}</span>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          class="secondary tool"
          title={t('Copy as {0}', kind.toUpperCase())}
          aria-label={t('Copy as {0}: {1}', kind.toUpperCase(), view.title)}
          onClick={() => {
            const picture = chart.current?.querySelector<SVGSVGElement>('svg.picture') ?? null
            take(screen, view, kind, picture).catch((error: unknown) =>
              screen.messages.warn(t('The chart could not be copied: {0}', String(error))),
            )
          }}
        >
          {kind.toUpperCase()}
        </button>
      ))}
    </span>
  )
}

async function take(screen: Screen, view: ChartView, kind: Kind, picture: SVGSVGElement | null): Promise<void> {
  const name = view.title
  if (kind === 'csv') return screen.channel.send({ type: 'saveChart', name, kind, text: chartCsv(view.table()) })
  if (!picture) return
  const below = [view.says, view.basis.join(' · ')].flatMap((said) => wrapText(said, picture.width.baseVal.value))
  const alone = standaloneSvg(picture, view.title, below)
  if (kind === 'svg') return screen.channel.send({ type: 'saveChart', name, kind, text: svgText(alone) })
  const blob = await pngOf(alone)
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    screen.messages.say(t('{0} copied as {1}', name, 'PNG'))
  } catch {
    // Not every window lets a page put pictures there: then it is a file.
    screen.channel.send({ type: 'saveChart', name, kind, text: await addressOf(blob) })
  }
}
