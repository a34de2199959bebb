import { commands, window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'

/** Says that nothing is written in Restricted Mode, and offers to change that. */
export async function offerTrust(): Promise<void> {
  const manage = t('Manage Trust')
  const sentence = t('Restricted Mode: nothing is written until this workspace is trusted.')
  if ((await window.showInformationMessage(sentence, manage)) === manage)
    await commands.executeCommand('workbench.trust.manage')
}
