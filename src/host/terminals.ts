import { delimiter } from 'node:path'
import { Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { installCommandShim } from '../repo/files/commandShim.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'

/**
 * Gives the integrated terminals of a trusted workspace the command `wtw`. Its files are written once there is a board
 * or a terminal: they name this window's own runtime, and those of a packed extension may have lost their mode.
 */
export function offerCommandLine(context: ExtensionContext, sessions: Sessions, report: Report): Disposable {
  const folder = Uri.joinPath(context.globalStorageUri, 'bin').fsPath
  const cli = Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath
  const variables = context.environmentVariableCollection
  let isInstalled = false
  const install = (): void => {
    if (isInstalled || !workspace.isTrusted) return
    isInstalled = true
    installCommandShim(folder, process.execPath, cli).catch((error: unknown) => {
      isInstalled = false
      report.note(error, 'installing wtw')
    })
  }
  const offer = (): void => {
    variables.description = t('Adds the command `wtw` of Walk the Wall')
    variables.prepend('PATH', folder + delimiter, { applyAtProcessCreation: true, applyAtShellIntegration: true })
    if (window.terminals.length > 0) install()
  }
  if (workspace.isTrusted) offer()
  else variables.clear()
  return Disposable.from(
    window.onDidOpenTerminal(install),
    sessions.onDidFind((boards) => {
      if (boards.length > 0) install()
    }),
    workspace.onDidGrantWorkspaceTrust(offer),
  )
}
