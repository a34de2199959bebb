import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { HeadAction } from '../../protocol.ts'
import { openQuickAdd } from './actions.ts'
import type { Frame } from './boardState.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useScreen } from './screen.ts'
import { operationSentence, readOnlySentence } from './sentences.ts'

/** What stands in the way, each with its sentence and what can be done about it. */
export function Notices({ frame }: { readonly frame: Frame }): JSX.Element {
  const { head, readOnly } = frame
  return (
    <>
      {readOnly === 'untrusted' && (
        <Notice icon="lock" text={readOnlySentence(readOnly)}>
          <Action action="manageTrust">{t('Manage trust')}</Action>
        </Notice>
      )}
      {readOnly === 'boardBroken' && (
        <Notice icon="error" text={readOnlySentence(readOnly)} detail={frame.problems[0]?.message ?? ''}>
          <Action action="openBoardFile">{t('Open board.md')}</Action>
        </Notice>
      )}
      {readOnly === null && frame.problems.length > 0 && (
        <Notice icon="warning" text={frame.problems[0]?.message ?? ''}>
          <Action action="openBoardFile">{t('Open board.md')}</Action>
        </Notice>
      )}
      {readOnly !== 'untrusted' && <GitNotice frame={frame} />}
      {head.failure !== null && (
        <Notice icon="error" text={head.failure}>
          <Action action="retryCommit">{t('Try again')}</Action>
        </Notice>
      )}
    </>
  )
}

function GitNotice({ frame: { head } }: { readonly frame: Frame }): JSX.Element | null {
  if (!head.hasRepository)
    return (
      <Notice icon="info" text={t('No git repository here: changes are saved in the files, history is off.')}>
        <Action action="initRepository">{t('Initialise repository')}</Action>
      </Notice>
    )
  switch (head.hold) {
    case null:
    case 'batch':
      return null
    case 'detached':
      return (
        <Notice icon="branch" text={t('No branch is checked out: changes are saved and wait to be committed.')}>
          <Action action="createBranch">{t('Create branch')}</Action>
          <Action action="commitHereAnyway">{t('Commit here anyway')}</Action>
        </Notice>
      )
    case 'unmerged':
      return (
        <Waiting
          text={t('There are unmerged files: changes are saved and will be committed when they are resolved.')}
        />
      )
    case 'sequencer':
      return (
        <Waiting
          text={t('A series of commits is in progress: changes are saved and will be committed when it ends.')}
        />
      )
    case 'merge':
    case 'rebase':
    case 'cherry-pick':
    case 'revert':
    case 'bisect':
      return <Waiting text={operationSentence(head.hold)} />
  }
}

function Waiting({ text }: { readonly text: string }): JSX.Element {
  return (
    <Notice icon="merge" text={text}>
      <Action action="retryCommit">{t('Check again')}</Action>
    </Notice>
  )
}

/** Shown where a board has columns and no card. */
export function EmptyBoard({ column }: { readonly column: string }): JSX.Element {
  const screen = useScreen()
  return (
    <div class="empty">
      <p>{t('There is no card on this wall yet.')}</p>
      <button type="button" class="primary" onClick={() => openQuickAdd(screen)}>
        {t('Add the first card to {0}', column)}
      </button>
    </div>
  )
}

interface NoticeProps {
  readonly icon: IconName
  readonly text: string
  readonly detail?: string
  readonly children: ComponentChildren
}

function Notice({ icon, text, detail, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice-${icon}`}>
      <Icon name={icon} />
      <span class="notice-text">
        {text}
        {detail && <span class="notice-detail"> {detail}</span>}
      </span>
      {children}
    </div>
  )
}

function Action(props: { readonly action: HeadAction; readonly children: ComponentChildren }): JSX.Element {
  const { channel } = useScreen()
  return (
    <button type="button" class="secondary" onClick={() => channel.send({ type: 'headAction', action: props.action })}>
      {props.children}
    </button>
  )
}
