import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { markdownLink } from '../../../src/core/view/markdownLink.ts'
import { forgeLink } from '../../../src/repo/git/forgeLink.ts'

const link = (origin: string): string | null => forgeLink(origin, 'feat/x', 'board/a b#.md')

describe('the link to a card', () => {
  it('is its page on the forge, whatever way the remote is written', () => {
    const github = 'https://github.com/acme/wall/blob/feat/x/board/a%20b%23.md'
    for (const origin of [
      'https://github.com/acme/wall.git',
      'https://anne:secret@github.com/acme/wall',
      'git@github.com:acme/wall.git',
      'ssh://git@github.com:22/acme/wall.git/',
    ])
      assert.equal(link(origin), github, origin)
    assert.equal(link('git@gitlab.acme.io:a/b/c.git'), 'https://gitlab.acme.io/a/b/c/-/blob/feat/x/board/a%20b%23.md')
    assert.equal(link('https://bitbucket.org/a/b'), 'https://bitbucket.org/a/b/src/feat/x/board/a%20b%23.md')
  })

  it('is none for a remote that is no forge', () => {
    for (const origin of [
      '/srv/git/wall.git',
      'file:///github.com/a/b',
      'https://evil.example/github.com/a/b',
      'ext::sh -c whoami% github.com/a/b',
      'https://github.com/a',
      'https://github.com/../../x y',
      '',
    ])
      assert.equal(link(origin), null, origin)
  })

  it('is Markdown then, which its title cannot break', () => {
    assert.equal(
      markdownLink('SRE-1 [x](y) <b> *c*', 'board/a (b).md'),
      '[SRE-1 \\[x\\](y) \\<b\\> \\*c\\*](board/a%20%28b%29.md)',
    )
  })
})
