import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ElementContent, Properties, Root } from 'hast'
import type { Nodes } from 'mdast'
import { describe, it } from 'mocha'
import { parseMarkdown } from '../../../src/core/card/markdownBody.ts'
import { renderBody } from '../../../src/core/view/renderBody.ts'
import { sourceBody } from '../../../src/core/view/sourceBody.ts'

/** The elements of a tree, in order. */
function elementsIn(tree: Root): { readonly tag: string; readonly properties: Properties }[] {
  const found: { tag: string; properties: Properties }[] = []
  const visit = (node: Root | ElementContent): void => {
    if (node.type === 'element') found.push({ tag: node.tagName, properties: node.properties })
    if ('children' in node) node.children.forEach((child) => visit(child as ElementContent))
  }
  visit(tree)
  return found
}

function textOf(node: Root | ElementContent): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child as ElementContent)).join('') : ''
}

function tagsOf(body: string): string[] {
  return elementsIn(renderBody(body).tree).map(({ tag }) => tag)
}

const allowedTags = new Set(
  'a blockquote br code del em h3 h4 h5 h6 hr img input li ol p pre section strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const allowedKeys = new Set(
  ['href', 'id', 'title', 'dataPath', 'dataFootnoteRef', 'dataFootnoteBackref', 'alt', 'dataWhy', 'type'].concat([
    'checked',
    'disabled',
    'dataTask',
    'start',
    'dataFootnotes',
    'align',
  ]),
)

/** What of a tree must never go down to the webview. */
function wrongIn(tree: Root): string[] {
  return elementsIn(tree).flatMap(({ tag, properties }) => {
    const wrong = allowedTags.has(tag) ? [] : [tag]
    for (const [key, value] of Object.entries(properties)) {
      if (!allowedKeys.has(key)) wrong.push(`${tag}[${key}]`)
      const isHarmless = /^(?:https?:\/\/|mailto:|#user-content-)/i.test(String(value))
      if (key === 'href' && !isHarmless) wrong.push(`href=${String(value)}`)
      if (key === 'dataPath' && /^(?:[a-z][a-z\d+.-]*:|[/\\])/i.test(String(value))) wrong.push(`path=${String(value)}`)
    }
    return wrong
  })
}

describe('a rendered body', () => {
  it('has headings under those of the panel, lists, tables, code and footnotes', () => {
    const body =
      '# One\n\n## Two\n\n- a\n  - b\n\n| a | b |\n|:-:|---|\n| 1 | 2 |\n\n```js\nx\n```\n\nSo[^1] ~~not~~\n\n[^1]: Why\n'
    const tags = tagsOf(body)
    for (const tag of ['h3', 'h4', 'ul', 'table', 'pre', 'code', 'sup', 'section', 'del'])
      assert.ok(tags.includes(tag), `${tag} in ${tags.join(' ')}`)
    assert.ok(!tags.includes('h1') && !tags.includes('h2'))
    const { tree } = renderBody(body)
    assert.ok(!textOf(tree).includes('Footnotes'), 'the heading is for the webview to say')
    assert.deepEqual(wrongIn(tree), [])
  })

  it('leaves out no level of its headings', () => {
    const levels = tagsOf('### a\n\n# b\n\n## c\n\n###### d\n\n## e\n').filter((tag) => /^h\d$/.test(tag))
    assert.deepEqual(levels, ['h3', 'h3', 'h4', 'h5', 'h4'])
  })

  it('links to the web, to mail and to files, and to nothing else', () => {
    const links = (body: string) => elementsIn(renderBody(body).tree).filter(({ tag }) => tag === 'a')
    const web = '[a](https://x.example/y?q=1#z) <http://a.example> www.b.example [m](mailto:x@y.example) me@c.example'
    assert.deepEqual(
      links(web).map(({ properties }) => properties['href']),
      [
        'https://x.example/y?q=1#z',
        'http://a.example',
        'http://www.b.example',
        'mailto:x@y.example',
        'mailto:me@c.example',
      ],
    )
    assert.deepEqual(
      links('[a](../other.md#part) [b](SRE-1) [c](a%20b.md)').map(({ properties }) => properties['dataPath']),
      ['../other.md', 'SRE-1', 'a b.md'],
    )
    for (const href of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '&#106;avascript:alert(1)',
      'java%0Ascript:x',
      'command:workbench.action.quit',
      'vscode:extension/x',
      'data:text/html,x',
      'file:///etc/passwd',
      'blob:x',
      '//evil.example/x',
      '/etc/passwd',
      '\\\\server\\share',
      'c:/windows',
      '#heading',
    ]) {
      const { tree } = renderBody(`see [here](<${href}>) now`)
      assert.deepEqual(
        elementsIn(tree)
          .map(({ tag }) => tag)
          .filter((tag) => tag === 'a'),
        [],
        href,
      )
      assert.match(textOf(tree), /^see here \(.+\) now$/s, href)
    }
  })

  it('shows HTML as it is written', () => {
    for (const html of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<style>* { display: none }</style>',
      '<svg onload="alert(1)"><script>1</script></svg>',
      '<!-- a comment -->',
      '<iframe src="https://x.example"></iframe>',
      '<a href="javascript:alert(1)">x</a>',
      '<math><mi xlink:href="data:x">',
    ])
      for (const body of [html, `before ${html} after`, `> ${html}`, `- ${html}`, `# ${html}`]) {
        const { tree } = renderBody(body)
        assert.ok(textOf(tree).includes(html), `${body} → ${textOf(tree)}`)
        assert.deepEqual(wrongIn(tree), [])
      }
  })

  it('fetches no picture, and says of each where it is or why it is not there', () => {
    const pictures = (body: string) => elementsIn(renderBody(body).tree).filter(({ tag }) => tag === 'img')
    const bodies = [
      'https://x.example/a.png',
      '//x.example/a.png',
      'data:image/png;base64,AA',
      'file:///a.png',
      '/a.png',
    ]
    for (const src of bodies)
      assert.deepEqual(pictures(`![alt](${src})`), [{ tag: 'img', properties: { alt: 'alt', dataWhy: 'remote' } }], src)
    assert.deepEqual(pictures('![alt](img/a.svg "t")'), [
      { tag: 'img', properties: { alt: 'alt', title: 't', dataPath: 'img/a.svg' } },
    ])
  })

  it('makes visible what would turn the order of its characters', () => {
    const { tree } = renderBody('a \u202egnp.exe\u202c and `\u2066code\u2069` [x\u202e](https://a.example "\u202et")\n')
    assert.doesNotMatch(JSON.stringify(tree), /[\u202a-\u202e\u2066-\u2069]/)
    assert.match(textOf(tree), /^a \[U\+202E\]gnp\.exe\[U\+202C\] and \[U\+2066\]code/)
  })

  it('draws the beginning of a long one', () => {
    const rendered = renderBody('a line of text\n\n'.repeat(10_000))
    assert.equal(rendered.isCut, true)
    assert.ok(textOf(rendered.tree).length < 100_001)
    const source = sourceBody('x'.repeat(300_000))
    assert.deepEqual([source.isCut, textOf(source.tree).length], [true, 100_000])
  }).timeout(20_000)

  it('shows what is nested too deeply as it is written', () => {
    const { tree } = renderBody(`${'> '.repeat(500)}deep ${'*a '.repeat(10)}`)
    assert.match(textOf(tree), /deep/)
    const depth = (node: Root | ElementContent): number =>
      'children' in node ? 1 + Math.max(0, ...node.children.map((child) => depth(child as ElementContent))) : 1
    assert.ok(depth(tree) < 60, String(depth(tree)))
  })

  const piece = fc.oneof(
    fc.constantFrom(
      '- [ ] a',
      '- [x] b',
      '1. [X] **c**',
      '> - [ ] d',
      '  - [ ] e',
      '[^1]',
      '[^1]: - [ ] f',
      '---',
      '***',
    ),
    fc.constantFrom(
      '<script>',
      '<a href=javascript:x onclick=y>',
      '![x](data:y)',
      '[x](javascript:y)',
      '<javascript:y>',
    ),
    fc.constantFrom(
      '[a]: javascript:x',
      '[a]',
      '![a]',
      '| a | b |',
      '|---|---|',
      '```',
      '~~~',
      '    code',
      '&colon;',
      '\\',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const body = fc
    .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ', '\r\n', '')), { maxLength: 20 })
    .map((parts) => parts.flat().join(''))

  it('never has an element, an attribute or an address that may not be there', () => {
    fc.assert(
      fc.property(body, (text) => {
        assert.deepEqual(wrongIn(renderBody(text).tree), [])
      }),
      { numRuns: 500 },
    )
  }).timeout(60_000)

  it('names every task by the line that its box stands on', () => {
    fc.assert(
      fc.property(body, (text) => {
        const { tasks, tree } = renderBody(text)
        const boxes = elementsIn(tree).filter(({ tag, properties }) => tag === 'input' && 'dataTask' in properties)
        const states = new Map(boxes.map(({ properties }) => [properties['dataTask'], properties['checked']]))
        // Each number once; a task in a footnote that nobody refers to has no box.
        assert.equal(states.size, boxes.length)
        for (const [number, checked] of states) assert.equal(tasks[Number(number)]?.isDone, checked)
        const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
        for (const { line, nth, isDone } of tasks) {
          const at = lines.flatMap((other, i) => (other === line ? [i] : []))[nth]
          assert.ok(at !== undefined, JSON.stringify({ line, nth, text }))
          // Turned over in the text, the parser sees exactly that task turned over.
          const turned = lines.with(at, line.replace(/\[[ \txX\r]\]/, isDone ? '[ ]' : '[x]')).join('\n')
          const before = statesOf(text.replaceAll('\r\n', '\n'))
          const after = statesOf(turned)
          const others = before.filter((state, i) => state !== after[i]).length
          if ((line.match(/\[[ \txX]\]/g) ?? []).length === 1) assert.equal(others, 1, JSON.stringify({ text, turned }))
        }
      }),
      { numRuns: 400 },
    )
  }).timeout(60_000)
})

function statesOf(body: string): (boolean | null)[] {
  const states: boolean[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') states.push(node.checked)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(parseMarkdown(body))
  return states
}
