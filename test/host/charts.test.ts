import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { env } from 'vscode'
import { saveChart } from '../../src/host/charts.ts'

describe('a chart that is taken along', () => {
  it('is in the clipboard as a text, and that is said', async () => {
    const text = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    const said = await saveChart({ type: 'saveChart', name: 'Cycle time', kind: 'svg', text }, '/wall/board')
    assert.equal(said, 'Cycle time copied as SVG')
    assert.equal(await env.clipboard.readText(), text)
    await saveChart({ type: 'saveChart', name: 'Cycle time', kind: 'csv', text: 'a,b\r\n' }, '/wall/board')
    assert.equal(await env.clipboard.readText(), 'a,b\r\n')
  })

  it('is no file where it is no picture', async () => {
    for (const text of ['', 'data:image/svg+xml;base64,AAAA', `data:image/png;base64,${btoa('MZ no picture')}`])
      assert.equal(
        await saveChart({ type: 'saveChart', name: 'Cycle time', kind: 'png', text }, '/wall/board'),
        'Cycle time is no picture and was not saved',
      )
  })
})
