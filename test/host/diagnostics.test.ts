import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { DiagnosticSeverity, languages, Uri } from 'vscode'
import { boardFile, cardFile, freshBoard, openBoard, until } from './openWall.ts'

describe('problems', () => {
  it('are marked in the file exactly where they stand, until they are mended', async () => {
    const repository = await freshBoard({
      'board.md': boardFile,
      'one.md': cardFile('T-1', 'nowhere', 'due: tomorrow\n'),
      'two.md': cardFile('T-2', 'ready'),
    })
    const file = Uri.file(join(repository.folder, 'board/one.md'))
    await openBoard()
    const marks = await until('the marks', () => {
      const found = languages.getDiagnostics(file)
      return found.length === 2 && found
    })
    const facts = marks.map(({ code, range: { start, end }, source, severity }) => [
      code,
      `${start.line}:${start.character}-${end.line}:${end.character}`,
      source,
      severity === DiagnosticSeverity.Error || severity === DiagnosticSeverity.Warning,
    ])
    assert.deepEqual(facts.sort(), [
      ['badDate', '4:5-4:13', 'Walk the Wall', true],
      ['unknownColumn', '2:8-2:15', 'Walk the Wall', true],
    ])
    assert.deepEqual(languages.getDiagnostics(Uri.file(join(repository.folder, 'board/two.md'))), [])
    repository.write('board/one.md', cardFile('T-1', 'ready'))
    await until('no marks', () => languages.getDiagnostics(file).length === 0)
  })
})
