import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { mayWrite } from '../board/actions.ts'
import { useScreen } from '../board/screen.ts'
import { FindingRow } from '../dialogs/FindingRow.tsx'
import type { CardFieldProps } from './fields.tsx'

/** What looks like the work of a thief at the card that is open. */
export function Findings({ card, readOnly }: CardFieldProps): JSX.Element | null {
  const screen = useScreen()
  const id = useId()
  const view = screen.state.card(card.key)?.view.value
  if (!view || view.findings.length === 0) return null
  return (
    <section class="panel-findings" aria-labelledby={id}>
      <h3 id={id}>{t('Findings')}</h3>
      <ul class="findings" aria-labelledby={id}>
        {view.findings.map((finding) => (
          <FindingRow
            key={finding.signal}
            finding={finding}
            card={view}
            isReadOnly={readOnly !== null}
            onMute={(button) => {
              if (!mayWrite(screen)) return
              screen.panel.returnTo = button
              screen.dialog.value = { kind: 'mute', finding, card: view.id }
            }}
          >
            <span class="finding-thief">{finding.thief.name}</span>
          </FindingRow>
        ))}
      </ul>
    </section>
  )
}
