import type { JSX } from 'preact'
import { useId, useRef } from 'preact/hooks'

interface PolicyProps {
  readonly name: string
  /** Markdown, shown as it is written; empty if there is none. */
  readonly policy: string
  /** Id of the element that holds the name alone. */
  readonly nameId: string
}

/** A column's name; with a policy it shows that on hover and focus. */
export function Policy({ name, policy, nameId }: PolicyProps): JSX.Element {
  const tipId = useId()
  const tip = useRef<HTMLDivElement>(null)
  const title = <span id={nameId}>{name}</span>
  if (policy === '')
    return (
      <h2 class="column-name" title={name}>
        {title}
      </h2>
    )
  const show = (event: { readonly currentTarget: HTMLElement }): void => {
    if (!tip.current?.matches(':popover-open')) tip.current?.showPopover({ source: event.currentTarget })
  }
  const hide = (): void => tip.current?.hidePopover()
  return (
    <h2 class="column-name" onMouseLeave={hide}>
      <button
        type="button"
        class="policy-button"
        aria-describedby={tipId}
        onMouseEnter={show}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !tip.current?.matches(':popover-open')) return
          event.preventDefault()
          event.stopPropagation()
          hide()
        }}
      >
        {title}
      </button>
      <div ref={tip} id={tipId} role="tooltip" popover="manual" class="tip">
        {policy}
      </div>
    </h2>
  )
}
