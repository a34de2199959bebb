import assert from 'node:assert/strict'
import type { BoardRepository } from '../fixtures/boardRepository.ts'

/** What one commit did, as git tells it. */
export interface Change {
  readonly subject: string
  readonly trailers: string
  /** Paths relative to the repository. */
  readonly files: readonly string[]
  /** Lines taken away, with `-`, and added, with `+`, in the order of the diff. */
  readonly lines: readonly string[]
}

/**
 * Does something and returns the one commit that it made. Fails if it made none or several, or if the working tree or
 * the index differ afterwards in anything but what they differed in before.
 */
export async function oneCommit(repository: BoardRepository, act: () => Promise<void>): Promise<Change> {
  const head = (): string => repository.git('rev-parse', 'HEAD')
  const [before, status] = [head(), repository.git('status', '--porcelain')]
  await act()
  await eventually(() => assert.notEqual(head(), before, 'no commit was made'))
  assert.equal(repository.git('rev-list', '--count', `${before}..HEAD`), '1')
  await eventually(() => assert.equal(repository.git('status', '--porcelain'), status))
  return changeOf(repository, 'HEAD')
}

/** What a commit did. */
export function changeOf(repository: BoardRepository, commit: string): Change {
  const diff = repository.git('show', '--format=', '--unified=0', '--no-color', '--no-renames', commit).split('\n')
  return {
    subject: repository.git('show', '--no-patch', '--format=%s', commit),
    trailers: repository.git('show', '--no-patch', '--format=%(trailers:only,unfold)', commit).trim(),
    files: repository.git('show', '--format=', '--name-only', '--no-renames', commit).split('\n'),
    lines: diff.filter((line) => /^[-+](?![-+]{2} )/.test(line)),
  }
}

/** Resolves once `check` no longer throws; after ten seconds rejects with what it threw last. */
export async function eventually(check: () => void | Promise<void>, timeoutMs = 10_000): Promise<void> {
  const end = Date.now() + timeoutMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
