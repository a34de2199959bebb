import assert from 'node:assert/strict'
import { join, resolve } from 'node:path'
import { describe, it } from 'mocha'
import { type Account, cacheFolder } from '../../src/cli/cacheFolder.ts'

const [home, cwd, caches] = [resolve('/home/anne'), resolve('/work'), resolve('/caches')]

function folderOn(platform: Account['platform'], env: Account['env']): string | null {
  return cacheFolder({ platform, env, home, cwd })
}

describe('where the command line remembers histories', () => {
  const inside = ['walk-the-wall', 'history']

  it('is the cache of the account', () => {
    assert.equal(folderOn('linux', {}), join(home, '.cache', ...inside))
    assert.equal(folderOn('linux', { XDG_CACHE_HOME: caches }), join(caches, ...inside))
    assert.equal(folderOn('linux', { XDG_CACHE_HOME: 'relative' }), join(home, '.cache', ...inside))
    assert.equal(folderOn('darwin', { XDG_CACHE_HOME: caches }), join(home, 'Library', 'Caches', ...inside))
    assert.equal(folderOn('win32', { LOCALAPPDATA: caches }), join(caches, ...inside))
    assert.equal(folderOn('win32', {}), join(home, 'AppData', 'Local', ...inside))
  })

  it('is where somebody says, or nowhere', () => {
    assert.equal(folderOn('linux', { WTW_CACHE: caches }), caches)
    assert.equal(folderOn('linux', { WTW_CACHE: 'here' }), join(cwd, 'here'))
    assert.equal(folderOn('linux', { WTW_CACHE: 'off' }), null)
    assert.equal(folderOn('linux', { WTW_CACHE: '' }), join(home, '.cache', ...inside))
  })
})
