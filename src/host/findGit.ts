import { extensions, workspace } from 'vscode'

/** The part of the built-in Git extension's API (version 1) that is used here. */
interface GitExtension {
  readonly enabled: boolean
  getAPI: (version: 1) => { readonly git: { readonly path: string } }
}

const patienceMs = 3_000

/**
 * The git to run: the one of the setting `git.path`, else the one that VS Code's own Git extension found, else the one on
 * the PATH. The Git extension may be absent, off, or slow; a board does not wait long for it.
 */
export async function findGit(): Promise<string> {
  const setting = workspace.getConfiguration('git').inspect<string | readonly string[] | null>('path')
  const configured = [setting?.globalValue ?? []].flat().find((path) => path !== '')
  return configured ?? (await builtInGit()) ?? 'git'
}

async function builtInGit(): Promise<string | null> {
  const extension = extensions.getExtension<GitExtension>('vscode.git')
  if (!extension) return null
  const tooLate = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null).unref())
  const git = await Promise.race([Promise.resolve(extension.activate()), tooLate]).catch(() => null)
  return git?.enabled === true ? git.getAPI(1).git.path : null
}
