import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../../..')

/** A file of `src`, parsed. `name` is relative to the project, with `/`. */
export interface Source {
  readonly name: string
  readonly tree: ts.SourceFile
}

/** Every source file below a folder of the project. */
export function sourcesBelow(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => {
      const name = `${folder}/${file.replaceAll('\\', '/')}`
      const text = readFileSync(join(root, name), 'utf8')
      return { name, tree: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) }
    })
}

/** Every node of a file, in order. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

/** Where a node stands, as `src/core/view/announce.ts:12`. */
export function placeOf({ name, tree }: Source, node: ts.Node): string {
  return `${name}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

export interface Gathered {
  /** English sentences, each once, in the order of the alphabet. */
  readonly sentences: readonly string[]
  /** Places where a sentence is no literal, so that nobody can translate it. */
  readonly hidden: readonly string[]
}

/** All that the project says to people: the sentences of `t` and both of `plural`. */
export function gatherSentences(): Gathered {
  const sentences = new Set<string>()
  const hidden: string[] = []
  for (const source of sourcesBelow('src'))
    for (const node of nodesOf(source.tree))
      for (const said of saidBy(node, source))
        if (ts.isStringLiteralLike(said)) sentences.add(said.text)
        else hidden.push(placeOf(source, said))
  return { sentences: [...sentences].sort(), hidden }
}

function saidBy(node: ts.Node, { name }: Source): readonly ts.Node[] {
  if (name === 'src/core/l10n/l10n.ts' || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return []
  if (node.expression.text === 't') return node.arguments.slice(0, 1)
  return node.expression.text === 'plural' ? node.arguments.slice(1, 3) : []
}

/** The names of the holes of a sentence, in order: `{0}`, `{1}` … */
export function holesOf(sentence: string): readonly string[] {
  return (sentence.match(/\{\d+\}/g) ?? []).sort()
}

/** A JSON file of the project whose values are texts. */
export function readTexts(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>
}
