import type { Git } from './git.ts'
import { GitError } from './gitError.ts'
import type { Repository } from './repository.ts'

/** How each forge shows a file, by the host that its remotes name. */
const forges: readonly { readonly host: RegExp; readonly blob: string }[] = [
  { host: /^github\.com$|(?:^|\.)github\./, blob: 'blob' },
  { host: /^gitlab\.com$|(?:^|\.)gitlab\./, blob: '-/blob' },
  { host: /^bitbucket\.org$/, blob: 'src' },
]

/** The address of the remote that pushes go to by default, as the repository's own configuration has it; null without one. */
export async function readOrigin(git: Git, { toplevel }: Repository): Promise<string | null> {
  try {
    const args = ['config', '--get', 'remote.origin.url']
    const { stdout } = await git.run({ cwd: toplevel, args, kind: 'read' })
    return stdout.toString().trim()
  } catch (error) {
    // Nothing set is exit code 1 and silence.
    if (error instanceof GitError && error.reason === 'unknown' && error.stderr === '') return null
    throw error
  }
}

/**
 * The page that shows a file of a branch on GitHub, GitLab or Bitbucket; null where the remote is none of them. Made of
 * the words of the remote's address alone: nobody is asked, and no name or password in it goes along.
 */
export function forgeLink(origin: string, branch: string, path: string): string | null {
  const remote =
    /^(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([a-z\d.-]+)(?::\d+)?\/([^?#\s]+)$/i.exec(origin) ??
    /^(?:[^@/:\s]+@)([a-z\d.-]+):([^/?#\s][^?#\s]*)$/i.exec(origin)
  const [, host = '', place = ''] = remote ?? []
  const forge = forges.find((one) => one.host.test(host.toLowerCase()))
  const project = place.replace(/\/+$/, '').replace(/\.git$/, '')
  if (!forge || !/^[\w.~-]+(?:\/[\w.~-]+)+$/.test(project)) return null
  const segments = [...branch.split('/'), ...path.split('/')].map(encodeURIComponent)
  return `https://${host.toLowerCase()}/${project}/${forge.blob}/${segments.join('/')}`
}
