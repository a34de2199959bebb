import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import ts from 'typescript'
import { nodesOf, placeOf, type Source, sourcesBelow } from './sentences.ts'

/** What is shown to people wherever it stands: properties of items, options and components. */
const shown = new Set(
  'label detail description placeHolder placeholder prompt title tooltip message name text hint verb legend word aria-label'.split(
    ' ',
  ),
)

/** Words of a literal or a template, without what is filled in; null for any other node. */
function wordsOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isJsxText(node)) return node.text.trim()
  if (!ts.isTemplateExpression(node)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ')
}

/** Two words in a row, or one word where only words for people stand. */
function looksLikeWords(node: ts.Node, words: string): boolean {
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(words)
  if (/\p{L}{2,}[,:]? \p{L}{2,}/u.test(words)) return true
  const place = outermost(node).parent
  const name = ts.isPropertyAssignment(place) || ts.isJsxAttribute(place) ? place.name.getText() : ''
  return shown.has(name) && /^\p{Lu}\p{Ll}+/u.test(words)
}

/** The expression that a node is the value of: through `a ? b : c`, `a ?? b`, brackets. */
function outermost(node: ts.Node): ts.Node {
  const { parent } = node
  const goesOn = ts.isConditionalExpression(parent) || ts.isBinaryExpression(parent) || ts.isJsxExpression(parent)
  return goesOn || ts.isParenthesizedExpression(parent) ? outermost(parent) : node
}

/** Whether words stand where no person reads them: they are said by `t`, logged, thrown, styles, or types. */
function isUnseen(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isImportDeclaration(at) || ts.isTypeNode(at) || ts.isTaggedTemplateExpression(at)) return true
    if (ts.isJsxAttribute(at) && /^(class|style|transform|points|d|viewBox)$/.test(at.name.getText())) return true
    if (ts.isNewExpression(at) && /Error$/.test(at.expression.getText())) return true
    if (ts.isCallExpression(at) && unseenCalls.test(at.expression.getText())) return true
  }
  return false
}

/** Sentences of `t`, log lines, what was done when a failure is noted, and the styles of elements. */
const unseenCalls =
  /^(t|plural)$|[lL]og\.\w+$|\.note$|\.animate$|sendText$|querySelector\w*(<\w+>)?$|closest$|matches$|matchMedia$/

function unwrapped(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    const words = wordsOf(node)
    if (words === null || !looksLikeWords(node, words) || isUnseen(node)) return []
    return [`${placeOf(source, node)}: ${words}`]
  })
}

/** English on purpose, each with its reason. */
const onPurpose: readonly RegExp[] = [
  // The product's name.
  /: Walk the Wall$/,
  // The document around the board, whose title nobody sees.
  /: <!DOCTYPE html>/,
  // What menus tell rows of the tree apart by.
  /: card blocked$/,
  // Styles.
  /var\(--vscode-/,
]

describe('no word for people goes past the translations', () => {
  for (const folder of ['src/host', 'src/webview'])
    it(`in ${folder}`, () => {
      const found = sourcesBelow(folder).flatMap(unwrapped)
      assert.deepEqual(
        found.filter((place) => !onPurpose.some((pattern) => pattern.test(place))),
        [],
      )
    })
})
