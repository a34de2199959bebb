import { useSignal } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { lazy, loadStyles } from './lazy.ts'
import { useScreen } from './screen.ts'

interface PolicyProps {
  /** Id of the column. */
  readonly column: string
  readonly name: string
  /** Markdown; empty if there is none. */
  readonly policy: string
  /** Id of the element that holds the name alone. */
  readonly nameId: string
}

/** A column's name; with a policy it is a button that shows it. */
export function Policy(props: PolicyProps): JSX.Element {
  const { name, policy, nameId } = props
  if (policy !== '') return <NameWithPolicy {...props} />
  return (
    <h2 class="column-name" title={name}>
      <span id={nameId}>{name}</span>
    </h2>
  )
}

/** How long the pointer rests before the policy comes, and may be elsewhere on its way to it before that goes. */
const restMs = 200

/**
 * Shows the policy while the pointer is on the name or on the policy, or the keyboard in either; until Escape. It may
 * hold links, so it is no tooltip: the button says whether it is there, and what it says comes next in the tab order.
 */
function NameWithPolicy({ column, name, policy, nameId }: PolicyProps): JSX.Element {
  const policyId = useId()
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { isOpen, isHovered, open, close, later } = useOpening()
  const leave = (): void => {
    if (place.current?.contains(document.activeElement)) button.current?.focus()
    close()
  }
  return (
    <div
      ref={place}
      class="column-name"
      onMouseEnter={() => {
        isHovered.current = true
        if (isOpen) open()
      }}
      onMouseLeave={() => {
        isHovered.current = false
        if (!place.current?.contains(document.activeElement)) later(close)
      }}
      onFocusOut={({ relatedTarget: to }) => {
        // To nothing, while the pointer is here: a text was clicked on.
        if (to === null ? !isHovered.current : !place.current?.contains(to as Node)) close()
      }}
    >
      <h2>
        <button
          ref={button}
          type="button"
          class="policy-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? policyId : undefined}
          onMouseEnter={() => later(open)}
          onFocus={open}
          // A click of the keyboard has no count; the pointer's comes after the focus has opened it.
          onClick={({ detail }) => (isOpen && detail === 0 ? close() : open())}
        >
          <span id={nameId}>{name}</span>
        </button>
      </h2>
      {isOpen && <PolicyText {...{ column, name, policy, button, leave }} id={policyId} />}
    </div>
  )
}

interface Opening {
  readonly isOpen: boolean
  readonly isHovered: { current: boolean }
  readonly open: () => void
  readonly close: () => void
  /** Does one of both in a moment, unless another comes first. */
  readonly later: (act: () => void) => void
}

function useOpening(): Opening {
  const isOpen = useSignal(false)
  const isHovered = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { drag } = useScreen()
  useEffect(() => () => clearTimeout(timer.current), [])
  const set = (value: boolean) => (): void => {
    clearTimeout(timer.current)
    isOpen.value = value && drag.peek() === null
  }
  return {
    isOpen: isOpen.value,
    isHovered,
    open: set(true),
    close: set(false),
    later: (act) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(act, restMs)
    },
  }
}

const useBody = lazy(async () => {
  const [{ Body }] = await Promise.all([import('../panel/Body.tsx'), loadStyles('panel.css')])
  return Body
})

interface PolicyTextProps extends Pick<PolicyProps, 'column' | 'name' | 'policy'> {
  readonly id: string
  readonly button: RefObject<HTMLButtonElement | null>
  /** Escape: wherever the keyboard is, for who has only the pointer here. */
  readonly leave: () => void
}

/** As much of a policy as is shown while it is not drawn yet. */
const maxSource = 2_000

function PolicyText({ column, name, policy, id, button, leave }: PolicyTextProps): JSX.Element {
  const { policies } = useScreen()
  const ref = useRef<HTMLDivElement>(null)
  const isLong = useSignal(false)
  const Body = useBody(true)
  const body = policies.of(column, policy)
  useLayoutEffect(() => policies.ask(column), [column, policy])
  useLayoutEffect(() => {
    ref.current?.showPopover(button.current ? { source: button.current } : {})
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
  useLayoutEffect(() => {
    const element = ref.current
    isLong.value = element !== null && element.scrollHeight > element.clientHeight
  }, [Body, body])
  return (
    <div
      ref={ref}
      id={id}
      role="group"
      aria-label={t('Policy of {0}', name)}
      popover="manual"
      class="policy"
      // Only what is longer than its box needs the keyboard to scroll.
      tabIndex={isLong.value ? 0 : undefined}
    >
      {Body && body ? (
        <Body card={null} body={body} isReadOnly />
      ) : (
        <p class="policy-source">{visibleText(policy.slice(0, maxSource))}</p>
      )}
    </div>
  )
}
