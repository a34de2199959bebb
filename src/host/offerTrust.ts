import { commands, l10n, window } from 'vscode'

/** Says that nothing is written in Restricted Mode, and offers to change that. */
export async function offerTrust(): Promise<void> {
  const manage = l10n.t('Manage Trust')
  const sentence = l10n.t('Restricted Mode: nothing is written until this workspace is trusted.')
  if ((await window.showInformationMessage(sentence, manage)) === manage)
    await commands.executeCommand('workbench.trust.manage')
}
