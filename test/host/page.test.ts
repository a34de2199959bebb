import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { Uri, ViewColumn, window } from 'vscode'
import { pageOf } from '../../src/host/page.ts'

describe('the page of the webview', () => {
  it('runs nothing but the bundle, and loads nothing from elsewhere', () => {
    const panel = window.createWebviewPanel('test', 'Test', ViewColumn.Active)
    try {
      const { cspSource } = panel.webview
      const [one, other] = [1, 2].map(() => pageOf(panel.webview, Uri.file('/extension'), Uri.file('/a "board"')))
      const policy = /Content-Security-Policy" content="([^"]*)"/.exec(one ?? '')?.[1]?.replaceAll('&#39;', "'") ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      assert.deepEqual(policy.split('; '), [
        `default-src 'none'`,
        `script-src 'nonce-${nonce}'`,
        `style-src ${cspSource}`,
        `font-src ${cspSource}`,
        `img-src ${cspSource} data:`,
      ])
      assert.ok(nonce.length >= 22)
      assert.doesNotMatch(other ?? '', new RegExp(nonce.replace(/[+/=]/g, '\\$&')))
      assert.equal([...(one ?? '').matchAll(/<script(?! type="application\/json")/g)].length, 1)
      assert.match(one ?? '', /data-folder="file:\/\/\/a%20%22board%22"/)
    } finally {
      panel.dispose()
    }
  })
})
