import assert from 'node:assert/strict'
import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

const noEngines = fileURLToPath(new URL('../../../src/core/card/noEngines.ts', import.meta.url))

/** What the shipped bundle has of the cards: gray-matter's engines and its file access are ours, which are empty. */
async function bundleCards(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../../src/core/card/parseCard.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'esm',
    logLevel: 'silent',
    plugins: [
      {
        name: 'no-engines',
        setup: (plugin) =>
          plugin.onResolve({ filter: /^(?:\.\/(?:lib\/)?engines|fs)$/ }, ({ importer }) =>
            importer.includes('gray-matter') ? { path: noEngines } : undefined,
          ),
      },
    ],
  })
  return outputFiles[0]?.text ?? assert.fail('nothing was built')
}

describe('the bundle of the cards', () => {
  it('can evaluate nothing, read no file and carries no second YAML parser', async () => {
    const text = await bundleCards()
    assert.ok(text.includes('gray-matter'), 'the splitter is in it')
    for (const pattern of [
      /\beval\(/,
      /\bnew Function\b/,
      /js-yaml/,
      /\bsafeLoad\b/,
      /readFileSync\(.*utf8.*\)[^]*?require\("fs"\)/,
      /\brequire\(/,
    ])
      assert.equal(pattern.exec(text)?.[0], undefined)
  })

  it('leaves the Markdown parser out', async () => {
    assert.equal(/micromark|mdast-util/.exec(await bundleCards())?.[0], undefined)
  })
})
