import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { Git, literal, splitZ } from '../../../src/repo/git/git.ts'
import { lockIn, reasonOf } from '../../../src/repo/git/gitError.ts'

const real = new Git('git')
const here = import.meta.dirname

describe('The one spawn', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'wtw-git-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  /** A program that stands in git's place and writes down how it was called. */
  function program(script: string): Git {
    const path = join(folder, `git-${Math.random()}`)
    writeFileSync(path, `#!/bin/sh\n[ "$2" = --local-env-vars ] && exec git rev-parse --local-env-vars\n${script}\n`)
    chmodSync(path, 0o755)
    return new Git(path)
  }

  it('hands over arguments as they are, through no shell', async () => {
    const git = program('for a in "$@"; do printf "%s\\0" "$a"; done')
    const { stdout } = await git.run({ cwd: here, args: ['x', '$(touch /tmp/no); `id` "', 'a\nb', ''], kind: 'write' })
    assert.deepEqual(splitZ(stdout).slice(-4), ['x', '$(touch /tmp/no); `id` "', 'a\nb', ''])
  })

  it('fixes the environment, and takes out all that binds git to another repository', async () => {
    Object.assign(process.env, { GIT_DIR: '/elsewhere', GIT_INDEX_FILE: 'x', GIT_CONFIG_COUNT: '1', LC_ALL: 'de_DE' })
    try {
      const seen = async (kind: 'read' | 'write'): Promise<Record<string, string>> => {
        const { stdout } = await program('env -0').run({ cwd: here, args: [], kind })
        return Object.fromEntries(splitZ(stdout).map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]))
      }
      const read = await seen('read')
      for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_CONFIG_COUNT']) assert.equal(read[name], undefined)
      assert.deepEqual([read['LC_ALL'], read['GIT_TERMINAL_PROMPT'], read['GIT_OPTIONAL_LOCKS']], ['C', '0', '0'])
      assert.equal((await seen('write'))['GIT_OPTIONAL_LOCKS'], undefined)
    } finally {
      for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_CONFIG_COUNT', 'LC_ALL']) delete process.env[name]
    }
  })

  it('runs no file system monitor when it reads', async () => {
    const git = program('printf "%s\\0" "$@"')
    const args = async (kind: 'read' | 'write'): Promise<string> =>
      (await git.run({ cwd: here, args: [], kind })).stdout.toString()
    assert.match(await args('read'), /core\.fsmonitor=false/)
    assert.doesNotMatch(await args('write'), /fsmonitor/)
    assert.match(await args('write'), /core\.quotePath=false[^]*color\.ui=false/)
  })

  it('survives a git that does not read its message', async () => {
    await program('exec <&-; sleep 0.1').run({ cwd: here, args: [], kind: 'write', stdin: 'x'.repeat(1 << 20) })
  })

  it('ends a git that takes too long with SIGTERM', async () => {
    const mark = join(folder, 'ended')
    const git = program(`trap 'echo term > ${mark}; exit 9' TERM; while :; do sleep 0.02; done`)
    await assert.rejects(git.run({ cwd: here, args: [], kind: 'read', timeoutMs: 200 }), { reason: 'timeOut' })
    assert.equal(readFileSync(mark, 'utf8'), 'term\n')
  })

  it('says when there is no git', async () => {
    await assert.rejects(new Git(join(folder, 'none')).run({ cwd: here, args: [], kind: 'read' }), {
      reason: 'gitMissing',
    })
  })

  it('says when the folder is gone, not that there is no git', async () => {
    const call = { cwd: join(folder, 'gone'), args: ['--version'], kind: 'read' } as const
    await assert.rejects(real.run(call), { reason: 'folderGone' })
  })

  it('does not wait for what a hook has left running', async () => {
    const began = Date.now()
    await program('sleep 8 & exit 0').run({ cwd: here, args: [], kind: 'write' })
    assert.ok(Date.now() - began < 6_000)
  })

  it('takes a pathspec for the path it names', async () => {
    const { stdout } = await real.run({
      cwd: here,
      args: ['ls-files', '-z', '--', literal('test/repo/*.ts')],
      kind: 'read',
    })
    assert.equal(stdout.length, 0)
  })
})

describe('What git says', () => {
  const said: readonly (readonly [string, string])[] = [
    ["fatal: Unable to create '/r/.git/index.lock': File exists.\n\nAnother git process seems", 'lock'],
    ["fatal: cannot lock ref 'HEAD': is at 1b2 but expected 3c4", 'refMoved'],
    ["fatal: cannot lock ref 'HEAD': Unable to create '/r/.git/HEAD.lock': File exists.", 'lock'],
    ["fatal: Unable to create '/r/.git/index.lock': No space left on device", 'diskFull'],
    ["fatal: Unable to create '/r/.git/index.lock': Permission denied", 'notPermitted'],
    ["fatal: detected dubious ownership in repository at '/r'", 'dubiousOwnership'],
    ['fatal: not a git repository (or any of the parent directories): .git', 'notARepository'],
    ['error: gpg failed to sign the data\nfatal: failed to write commit object', 'signingFailed'],
    ['fatal: either user.signingkey or gpg.ssh.defaultKeyCommand needs to be configured', 'signingFailed'],
    [
      "error: Couldn't load public key /k: No such file or directory?\n\nfatal: failed to write commit object",
      'signingFailed',
    ],
    [
      'Author identity unknown\n\n*** Please tell me who you are.\n\nfatal: unable to auto-detect email address',
      'noIdentity',
    ],
    ['The following paths are ignored by one of your .gitignore files:\nboard', 'ignoredPath'],
    [
      'The following paths and/or pathspecs matched paths that exist\noutside of your sparse-checkout definition',
      'sparsePath',
    ],
    ["fatal: Pathspec ':(top,literal)sub/a.md' is in submodule 'sub'", 'submodule'],
    ['fatal: cannot do a partial commit during a merge.', 'operationInProgress'],
    ['Permission denied: says a hook\nfatal: not a git repository', 'notARepository'],
  ]
  for (const [stderr, reason] of said)
    it(`${reason}: ${stderr.slice(0, 60)}`, () => assert.equal(reasonOf(stderr), reason))

  it('nothing known: no reason', () => assert.equal(reasonOf('something new'), null))

  it('names the lock that is in the way', () => assert.equal(lockIn(said[0]?.[0] ?? ''), '/r/.git/index.lock'))
})
