import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { fixesFor, type Fix, type Mendable } from '../../../src/core/language/fixes.ts'
import { cardTextProblems, boardTextProblems, missingThief } from '../../../src/core/language/textProblems.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import { ownFieldNames } from '../../../src/core/card/field.ts'
import { today, writtenBoard } from './aWriting.ts'

/** The fixes of the problem marked at `|` of a card. */
function fixes(code: Mendable, marked: string): readonly Fix[] {
  const at = marked.indexOf('|')
  const text = marked.replace('|', '')
  const card = parseCard('card.md', text, ownFieldNames)
  assert.ok(card)
  return fixesFor(code, Math.max(0, at), { board: writtenBoard, card, today, freshId: 'T-NEW' })
}

function card(line: string): string {
  return `---\r\n# kept\r\nid: T-8\r\n${line} # note\r\nother:   [x,y]\r\n---\r\nstatus: nowhere\r\n`
}

/** The line in the place of `line` afterwards; everything else must be as it was. */
function mended(code: Mendable, line: string, pick = 0): string {
  const fix = fixes(code, card(line))[pick]
  assert.ok(fix, 'there is a fix')
  const [before = '', after = ''] = card('\0').split('\0')
  assert.ok(fix.text.startsWith(before) && fix.text.endsWith(after), JSON.stringify(fix.text))
  return fix.text.slice(before.length, fix.text.length - after.length)
}

describe('a fix', () => {
  it('names the nearest column, and leaves every other byte', () => {
    assert.equal(mended('unknownColumn', 'status: |doin'), 'status: doing')
    assert.equal(mended('unknownColumn', "status: |'Doning'"), "status: 'doing'")
    assert.deepEqual(
      fixes('unknownColumn', card('status: |doin')).map(({ isPreferred }) => isPreferred),
      [true, false, false],
    )
    assert.equal(fixes('unknownColumn', card('status: |zzzzzzzz'))[0]?.isPreferred, false)
  })

  it('gives a card that has no status one of the first columns', () => {
    assert.match(fixes('unknownColumn', '---\nid: T-8\n---\n')[0]?.text ?? '', /^---\nid: T-8\nstatus: todo\n---\n$/)
  })

  it('names the nearest class, thief and id', () => {
    assert.equal(mended('unknownClass', 'class: |expedit'), 'class: expedite')
    assert.equal(mended('unknownThief', 'thief: |vendor wait'), 'thief: vendor-wait')
    assert.equal(mended('danglingId', 'depends_on: [T-2, |T-11]'), 'depends_on: [T-2, T-1]')
    assert.equal(mended('danglingId', 'depends_on: [T-2, |"X-77777"]'), 'depends_on: [T-2]')
  })

  it('reads a date as it was meant', () => {
    assert.equal(mended('badDate', 'due: |12.01.2026'), 'due: 2026-01-12')
    assert.equal(mended('badDate', 'due: |12.01.2026', 1), 'due: 2026-12-01')
    assert.equal(mended('badDate', 'due: |2026-1-2'), 'due: 2026-01-02')
    assert.equal(mended('badDate', 'due: |Jan 2'), 'due: 2027-01-02')
    assert.equal(mended('badDate', 'created: |"2 January"'), 'created: "2026-01-02"')
    assert.equal(fixes('badDate', card('due: |2026-1-2'))[0]?.isPreferred, true)
    assert.equal(fixes('badDate', card('due: |whenever')).length, 1)
  })

  it('gives a new id, takes a rank away, and asks for the thief and the reason', () => {
    assert.match(fixes('duplicateId', '---\nid: |T-1\n---\n')[0]?.text ?? '', /^---\nid: T-NEW\n---\n$/)
    assert.equal(fixes('badRank', "---\nid: T-8\nrank: |'!!'\n---\n")[0]?.text, '---\nid: T-8\n---\n')
    const [blame] = fixes('thiefMissing', card('blocked: |yes it is'))
    assert.match(blame?.text ?? '', /blocked: yes it is # note\r\nthief: too-much-wip\r\n/)
    const [reason] = fixes('reasonMissing', card('blocked: |true'))
    assert.equal(reason?.text.slice((reason.cursor ?? 0) - 10, (reason.cursor ?? 0) + 1), 'blocked: ""')
  })

  it('is none for a card that cannot be read', () => {
    assert.deepEqual(fixes('unknownColumn', '---\nid: [\nstatus: |x\n---\n'), [])
  })
})

describe('the problems of a text in an editor', () => {
  const codes = (path: string, text: string): readonly string[] =>
    cardTextProblems(writtenBoard, parseCard(path, text, ownFieldNames)!).map(({ code }) => code)

  it('are those of the card among the other cards of the board', () => {
    assert.deepEqual(codes('T-1.md', '---\nid: T-1\nstatus: todo\n---\n'), [])
    assert.deepEqual(codes('new.md', '---\nid: t-1\nstatus: todo\n---\n'), ['duplicateId'])
    assert.deepEqual(codes('T-1.md', '---\nid: T-7\nstatus: x\ndepends_on: [T-1, T-7]\n---\n'), [
      'unknownColumn',
      'danglingId',
    ])
  })

  it('are those of board.md', () => {
    assert.deepEqual(boardTextProblems('---\ncolumns: []\n---\n', 'board')[0]?.code, 'boardInvalid')
    assert.deepEqual(boardTextProblems('---\ncolumns: [a, b]\n---\n', 'board'), [])
  })

  it('tell where a blocked card names no thief', () => {
    const read = (lines: string) => parseCard('x.md', `---\n${lines}\n---\n`, ownFieldNames)!
    assert.deepEqual(missingThief(read('blocked: Because')), { start: 13, end: 20 })
    assert.equal(missingThief(read('blocked: Because\nthief: x')), null)
    assert.equal(missingThief(read('id: x')), null)
  })
})
