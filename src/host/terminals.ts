import { delimiter } from 'node:path'
import { Disposable, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode'
import { installCommandShim } from '../repo/commandShim.ts'
import type { Report } from './report.ts'

/**
 * Gives the integrated terminals of a trusted workspace the command `wtw`. The command's files are written when the
 * first terminal opens: they name this window's own runtime, and a packed extension may have lost their mode.
 */
export function offerCommandLine(context: ExtensionContext, report: Report): Disposable {
  const folder = Uri.joinPath(context.globalStorageUri, 'bin').fsPath
  const cli = Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath
  const variables = context.environmentVariableCollection
  let isInstalled = false
  const install = (): void => {
    if (isInstalled || !workspace.isTrusted) return
    isInstalled = true
    installCommandShim(folder, process.execPath, cli).catch((error: unknown) => report.note(error, 'installing wtw'))
  }
  const offer = (): void => {
    variables.description = l10n.t('Adds the command `wtw` of Walk the Wall')
    variables.prepend('PATH', folder + delimiter, { applyAtProcessCreation: true, applyAtShellIntegration: true })
    if (window.terminals.length > 0) install()
  }
  if (workspace.isTrusted) offer()
  else variables.clear()
  return Disposable.from(window.onDidOpenTerminal(install), workspace.onDidGrantWorkspaceTrust(offer))
}
