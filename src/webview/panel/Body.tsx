import type { Element, Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ComponentChildren, JSX } from 'preact'
import { Fragment, jsx, jsxs } from 'preact/jsx-runtime'
import { useMemo } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { CardBody, PictureFault, TaskPlace } from '../../core/view/cardBody.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { type Screen, useScreen } from '../board/screen.ts'
import { openPanel } from './openPanel.ts'

interface BodyProps {
  /** Id and key of the card; null is a text that is no card's, in which nothing can be ticked. */
  readonly card: { readonly id: string; readonly key: string } | null
  readonly body: CardBody
  readonly isReadOnly: boolean
}

/** A text, drawn from the tree that the host has made harmless. */
export function Body({ card, body, isReadOnly }: BodyProps): JSX.Element {
  const screen = useScreen()
  const drawn = useMemo(() => drawTree(screen, { card, body, isReadOnly }), [body, card?.id, isReadOnly])
  const isEmpty = body.tree.children.length === 0
  return (
    <div class={body.isSource ? 'panel-body source' : 'panel-body'} dir="auto">
      {body.isSource && <p class="hint">{t('This text takes too long to draw: this is its source.')}</p>}
      {isEmpty ? <p class="panel-nothing">{t('This card has no text yet.')}</p> : drawn}
      {body.isCut && <p class="hint">{t('This is the beginning of a long text. Open the file for the rest.')}</p>}
    </div>
  )
}

function drawTree(screen: Screen, props: BodyProps): ComponentChildren {
  const components = componentsFor(screen, props)
  // The library's types are React's, which is not here; its values are those of the runtime that it is given.
  const draw = toJsxRuntime as unknown as (tree: Root, options: object) => ComponentChildren
  return draw(props.body.tree, { Fragment, jsx, jsxs, components, passNode: true })
}

interface DrawnProps {
  readonly node: Element
  readonly children?: ComponentChildren
}

function componentsFor(screen: Screen, { card, body, isReadOnly }: BodyProps): Record<string, unknown> {
  return {
    a: ({ node, children }: DrawnProps) => <Link screen={screen} node={node} children={children} />,
    img: ({ node }: DrawnProps) => <PictureOf body={body} node={node} />,
    input: ({ node }: DrawnProps) => {
      const number = Number(node.properties['dataTask'] ?? -1)
      const tick = { task: body.tasks[number], isDone: Boolean(node.properties['checked']) }
      return card ? <Tick {...{ card, number, isReadOnly }} {...tick} /> : <FixedTick {...tick} />
    },
    section: ({ children }: DrawnProps) => <section aria-label={t('Footnotes')}>{children}</section>,
    table: ({ children }: DrawnProps) => (
      <div class="panel-table" tabIndex={0} role="group" aria-label={t('Table')}>
        <table>{children}</table>
      </div>
    ),
    pre: ({ children }: DrawnProps) => (
      <pre tabIndex={0} role="group" aria-label={t('Code')}>
        {children}
      </pre>
    ),
  }
}

function Link(props: {
  readonly screen: Screen
  readonly node: Element
  readonly children: ComponentChildren
}): JSX.Element {
  const { href, title, id, dataCard, dataFile, dataFootnoteBackref } = props.node.properties
  const address = typeof href === 'string' ? href : ''
  return (
    <a
      // A place of this page: what is behind it opens through the host alone.
      href={address.startsWith('#') || address === '' ? '#' : address}
      id={typeof id === 'string' ? id : undefined}
      title={typeof title === 'string' ? title : address === '' ? undefined : address}
      aria-label={dataFootnoteBackref === undefined ? undefined : t('Back to the text')}
      onClick={(event) => {
        event.preventDefault()
        // The editor would open it too.
        event.stopPropagation()
        if (typeof dataCard === 'string') openPanel(props.screen, dataCard, true)
        else if (typeof dataFile === 'string') props.screen.channel.send({ type: 'openLinked', path: dataFile })
        else if (address.startsWith('#')) goTo(event.currentTarget, address.slice(1))
        else props.screen.channel.send({ type: 'openLink', href: address })
      }}
    >
      {props.children}
    </a>
  )
}

/** Goes to a footnote, or back from it. */
function goTo(link: HTMLElement, id: string): void {
  const target = link.closest('.panel-body')?.querySelector<HTMLElement>(`#${CSS.escape(decodeURIComponent(id))}`)
  if (!target) return
  if (target.tagName !== 'A') target.tabIndex = -1
  target.focus()
  target.scrollIntoView({ block: 'nearest' })
}

const pictureFaults: Readonly<Record<PictureFault, () => string>> = {
  remote: () => t('picture not shown: it is not in the board folder'),
  outside: () => t('picture not shown: it is outside the board folder'),
  kind: () => t('picture not shown: it is no PNG, JPEG, GIF, WebP or SVG'),
  tooLarge: () => t('picture not shown: it is larger than 1 MB'),
  missing: () => t('picture not shown: there is no such file'),
}

function PictureOf({ body, node }: { readonly body: CardBody; readonly node: Element }): JSX.Element {
  const { alt, title, dataPicture, dataWhy } = node.properties
  const picture = body.pictures[String(dataPicture)] ?? { why: (dataWhy ?? 'missing') as PictureFault }
  const words = typeof alt === 'string' ? alt : ''
  if ('url' in picture)
    return <img src={picture.url} alt={words} title={typeof title === 'string' ? title : undefined} />
  return (
    <span class="panel-no-picture">
      {words} ({pictureFaults[picture.why]()})
    </span>
  )
}

interface TickProps {
  readonly task: TaskPlace | undefined
  readonly isDone: boolean
}

/** A task's box: ticked at once, one character in the file. */
function Tick(
  props: TickProps & {
    readonly card: NonNullable<BodyProps['card']>
    readonly number: number
    readonly isReadOnly: boolean
  },
): JSX.Element {
  const { panel, wishes } = useScreen()
  const { card, task, number } = props
  const isDone = panel.ticks.value.get(number) ?? props.isDone
  const isFixed = props.isReadOnly || !task
  return (
    <label class="panel-tick">
      <input
        type="checkbox"
        checked={isDone}
        aria-disabled={isFixed ? 'true' : undefined}
        aria-label={wordsOf(task)}
        onClick={(event) => {
          // One wish at a time: until it is answered, the line in the file may be either.
          if (isFixed || panel.ticks.peek().has(number)) event.preventDefault()
        }}
        onChange={() => {
          if (!task) return
          panel.tick(number, !isDone)
          wishes.send(
            { kind: 'tickTask', card: card.id, line: task.line, nth: task.nth, isDone: !isDone },
            card.key,
            () => panel.tick(number, null),
          )
        }}
      />
    </label>
  )
}

/** A box that nobody can tick, where no card is changed by it. */
function FixedTick({ task, isDone }: TickProps): JSX.Element {
  return (
    <span class="panel-tick">
      <input type="checkbox" checked={isDone} disabled aria-label={wordsOf(task)} />
    </span>
  )
}

/** What a task says, without its box. */
function wordsOf(task: TaskPlace | undefined): string {
  return visibleText(task?.line.replace(/^.*?\[[ xX]\]\s*/, '') ?? '') || t('Task')
}
