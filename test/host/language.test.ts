import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'mocha'
import {
  type CodeAction,
  type CodeLens,
  commands,
  CompletionItemKind,
  type CompletionList,
  DiagnosticSeverity,
  type DocumentLink,
  type Hover,
  languages,
  type Location,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, cardFile, freshBoard, until, wiring } from './openWall.ts'

const hostile = '"[x](command:evil) ![p](https://e.x/p.png) <img src=x onerror=alert(1)> \u202egnp"'
let round = 0

/** A fresh board of these cards and what else lies in its repository; file names differ from test to test. */
async function boardWith(cards: Readonly<Record<string, string>>, readme = ''): Promise<BoardRepository> {
  const repository = await freshBoard({ 'board.md': boardFile, ...cards })
  repository.write('README.md', readme)
  const { sessions } = await wiring()
  await sessions.search()
  const session = await sessions.open(join(repository.folder, 'board'))
  await session.refresh()
  return repository
}

async function open(repository: BoardRepository, path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(Uri.file(join(repository.folder, path)))
  await window.showTextDocument(document)
  return document
}

async function replace(document: TextDocument, text: string, by: string): Promise<void> {
  const at = document.getText().indexOf(text)
  assert.ok(at >= 0, `${text} is there`)
  const edit = new WorkspaceEdit()
  edit.replace(document.uri, new Range(document.positionAt(at), document.positionAt(at + text.length)), by)
  await workspace.applyEdit(edit)
}

/** The position behind a stretch of a document. */
function behind(document: TextDocument, text: string): Position {
  const at = document.getText().indexOf(text)
  assert.ok(at >= 0, `${text} is there`)
  return document.positionAt(at + text.length)
}

function codesOf(document: TextDocument): readonly unknown[] {
  return languages.getDiagnostics(document.uri).map(({ code }) => code)
}

async function completions(document: TextDocument, position: Position): Promise<CompletionList> {
  return commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, position)
}

function labelsOf({ items }: Pick<CompletionList, 'items'>): readonly string[] {
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label))
}

describe('the text of a card', () => {
  let repository: BoardRepository
  let one: TextDocument
  let name = ''

  before(async () => {
    name = `text-${++round}.md`
    repository = await boardWith(
      {
        [name]: cardFile('T-1', 'ready', 'assignees: [anne]\nlabels: [network]\n'),
        'other.md': cardFile('T-2', 'doing', 'depends_on: [T-1]\nblocked: Waiting\nblocked_on: T-1\n'),
        'evil.md': `---\nid: H-9\nstatus: ready\ntitle: ${hostile}\n---\n${hostile}\n`,
      },
      'See T-1, H-9 and [T-2](https://e.x/T-2).\n\n```\nT-1\n```\n',
    )
    one = await open(repository, `board/${name}`)
  })

  it('is marked while it is written, before it is saved', async () => {
    await replace(one, 'status: ready', 'status: redy')
    await until('the mark', () => codesOf(one).includes('unknownColumn'))
    assert.ok(one.isDirty)
    await replace(one, 'status: redy', 'status: ready')
    await until('no mark', () => codesOf(one).length === 0)
  })

  it('is mended by a quick fix, in the unsaved text, and nowhere else', async () => {
    await replace(one, 'status: ready', 'status: redy # by hand')
    await until('the mark', () => codesOf(one).includes('unknownColumn'))
    const mark = languages.getDiagnostics(one.uri)[0]!
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', one.uri, mark.range)
    const fix = actions.find(({ title }) => title === 'Change to ready')
    assert.ok(fix?.edit && fix.isPreferred, actions.map(({ title }) => title).join())
    await workspace.applyEdit(fix.edit)
    assert.match(one.getText(), /^status: ready # by hand$/m)
    await replace(one, ' # by hand', '')
    await until('no mark', () => codesOf(one).length === 0)
  })

  it('has advice where a blocked card names no thief', async () => {
    const other = await open(repository, 'board/other.md')
    await until('the hint', () => codesOf(other).includes('thiefMissing'))
    const hint = languages.getDiagnostics(other.uri).find(({ code }) => code === 'thiefMissing')!
    assert.equal(hint.severity, DiagnosticSeverity.Hint)
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      other.uri,
      hint.range,
    )
    assert.ok(actions.some(({ title }) => title === 'Blame Neglected work'))
  })

  it('is completed: keys, columns, people, cards', async () => {
    await replace(one, 'title: Card T-1\n', 'title: Card T-1\nthief: \ndepends_on: [T-]\n')
    const cards = await completions(one, behind(one, 'depends_on: [T-'))
    const ids = labelsOf({ items: cards.items.filter(({ kind }) => kind === CompletionItemKind.Reference) })
    assert.deepEqual(ids, ['T-2'], 'no card depends on itself')
    const thieves = await completions(one, behind(one, 'thief: '))
    assert.ok(labelsOf(thieves).includes('too-much-wip'))
    const columns = await completions(one, behind(one, 'status: '))
    assert.deepEqual(labelsOf(columns).slice(0, 3), ['ready', 'doing', 'done'])
    await replace(one, 'thief: \ndepends_on: [T-]\n', '')
  })

  it('shows faces of cards and meanings of keys under the pointer, hostile text as text', async () => {
    const hovers = async (document: TextDocument, text: string): Promise<string> => {
      const found = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        behind(document, text),
      )
      const contents = found.flatMap(({ contents }) => contents)
      for (const content of contents) assert.ok(!(content instanceof MarkdownString) || !content.isTrusted)
      return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n')
    }
    assert.match(await hovers(one, 'status: rea'), /\*\*Ready\*\* · 2 cards/)
    assert.match(await hovers(one, 'ass'), /Who works on it/)
    const readme = await open(repository, 'README.md')
    assert.match(await hovers(readme, 'See T'), /\*\*T\\-1\*\* Card T\\-1/)
    const face = await hovers(readme, 'H-9')
    assert.match(face, /command/)
    assert.doesNotMatch(face, /\]\(command:|<img|!\[p\]\(|\u202e/)
  })

  it('leads to cards from all Markdown, but over no link that is there', async () => {
    const readme = await open(repository, 'README.md')
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', readme.uri)
    const own = links.filter(({ target }) => target?.fsPath.startsWith(join(repository.folder, 'board')))
    assert.deepEqual(
      own.map(({ range, target }) => `${readme.getText(range)} ${target!.path.split('/').at(-1)}`),
      [`T-1 ${name}`, 'H-9 evil.md', 'T-2 other.md', `T-1 ${name}`],
    )
    const [definition] = await commands.executeCommand<Location[]>(
      'vscode.executeDefinitionProvider',
      readme.uri,
      behind(readme, 'See T'),
    )
    assert.equal(definition?.uri.fsPath, join(repository.folder, 'board', name))
    assert.equal(definition.range.start.line, 1)
  })

  it('is found everywhere it is named, in unsaved text too', async () => {
    const readme = await open(repository, 'README.md')
    await replace(readme, 'See T-1', 'See T-1 and T-1')
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      readme.uri,
      behind(readme, 'See T'),
    )
    const places = found.map(({ uri, range }) => `${uri.path.split('/').at(-1)}:${range.start.line}`)
    assert.deepEqual(places.sort(), [
      'README.md:0',
      'README.md:0',
      'README.md:3',
      'other.md:4',
      'other.md:6',
      `${name}:1`,
      `${name}:3`,
    ])
    await commands.executeCommand('workbench.action.files.revert')
  })

  it('carries the board’s verbs above its status only where somebody wants them', async () => {
    const lenses = (): Thenable<CodeLens[]> =>
      commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', one.uri, 10)
    assert.deepEqual(await lenses(), [])
    const settings = workspace.getConfiguration('walkTheWall')
    await settings.update('codeLens', true, true)
    const found = await until('the lenses', async () => {
      const some = await lenses()
      return some.length > 0 && some
    })
    assert.deepEqual(
      found.map(({ command }) => command?.title),
      ['Move to…', 'Block…'],
    )
    await settings.update('codeLens', undefined, true)
  })

  it('keeps its marks in step with the board', async () => {
    const other = await open(repository, 'board/other.md')
    await until('the hint alone', () => codesOf(other).join() === 'thiefMissing')
    repository.write('board/board.md', boardFile.replace('id: doing', 'id: busy'))
    await until('the mark', () => codesOf(other).includes('unknownColumn'))
    repository.write('board/board.md', boardFile)
    await until('no mark', () => !codesOf(other).includes('unknownColumn'))
  })
})

describe('board.md in the editor', () => {
  it('is completed and explained by what the board knows', async () => {
    const repository = await boardWith({ 'a.md': cardFile('T-1', 'ready') })
    const document = await open(repository, 'board/board.md')
    const words = await completions(document, behind(document, 'policy: '))
    assert.deepEqual(labelsOf(words).slice(0, 3), ['warn', 'ask', 'block'])
    await replace(document, 'policy: block', 'policy: blok')
    await until('the mark', () => codesOf(document).includes('boardInvalid'))
    await commands.executeCommand('workbench.action.files.revert')
    await until('no mark', () => codesOf(document).length === 0)
  })
})
