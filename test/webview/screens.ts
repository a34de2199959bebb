import { t } from '../../src/core/l10n/l10n.ts'
import type { BoardCommand } from '../../src/protocol.ts'
import { type FlowStory, storyReport } from '../fixtures/flowReports.ts'
import type { BoardPage, PageOptions } from './boardPage.ts'
import { cardText, designBoard } from './designBoard.ts'
import { designAges } from './designAges.ts'
import { atRest, type MemoryBoard } from './memoryBoard.ts'
import { aPast, pastFiles } from './history/aPast.ts'
import { someFindings } from './someFindings.ts'
import { hostileCard, panelBoard } from './panelCards.ts'

/** Something a person can have before them: every one is held against what everybody needs. */
export interface ScreenCase {
  readonly options?: Partial<PageOptions>
  /** Goes there, in whatever language the board speaks. */
  readonly reach: (board: BoardPage) => Promise<unknown>
}

/** The board of the pictures, with cards that have something wrong. */
export const troubledBoard = {
  ...designBoard,
  'bad-date.md': cardText('ready', 'SRE-DATE', 'A card with a date', 'due: tomorrow'),
  'broken.md': '---\nid: SRE-BRKN\ntitle: Broken\nstatus: ready\nlabels: [a\n---\n',
}

const troubledHead = {
  ...atRest,
  pending: 2,
  hold: 'merge',
  changedByHand: ['SRE-4FGT'],
  failure: null,
} as const

/** The history has been read. */
function withAges(board: MemoryBoard): void {
  board.ages = designAges
}

/** A dialog that a command opens on one card, or on several. */
function dialogOf(command: BoardCommand, ids: readonly string[] = ['SRE-D4JQ']): ScreenCase {
  return {
    async reach({ page, card, send }) {
      if (ids.length === 1) await card(ids[0] ?? '').focus()
      else for (const id of ids) await card(id).click({ modifiers: ['Control'] })
      await send({ type: 'command', command })
      await page.getByRole('dialog').waitFor()
    },
  }
}

/** A card in its panel, once something in it is pressed and another thing has come. */
function panelOf(id: string, pressed = '', awaited?: string): ScreenCase {
  return {
    options: { files: { ...panelBoard, 'evil.md': hostileCard } },
    async reach({ page, card }) {
      await card(id).focus()
      await page.keyboard.press('Enter')
      await page.locator(`[data-panel="${id}"] .panel-body`).waitFor()
      if (awaited === undefined) return
      await page.locator('.card-panel').locator(pressed).first().click()
      await page.locator('.card-panel').locator(awaited).waitFor()
    },
  }
}

/** Where the history has been read, and thieves have left traces. */
function withFindings(reach: ScreenCase['reach']): ScreenCase {
  return { options: { prepare: (board) => (board.findings = someFindings()) }, reach }
}

/** An item of the menu of a column, by its place. */
function columnItem(at: number): ScreenCase {
  return {
    async reach({ page, column }) {
      await column('ready').locator('.column-menu-button').click()
      await page.getByRole('menuitem').nth(at).click()
      await page.getByRole('dialog').waitFor()
    },
  }
}

const several = ['SRE-D4JQ', 'SRE-7K3Q']

/** The history of a short past at a moment that changed a card, once something in it is pressed and another has come. */
function historyOf(awaited: string, press?: string): ScreenCase {
  return {
    options: { files: pastFiles, past: aPast(), remembered: { tab: 'history' } },
    async reach({ page }) {
      await page.locator('.past-wall [data-changed]').waitFor()
      if (press !== undefined) await page.locator(press).first().click()
      await page.locator(awaited).first().waitFor()
    },
  }
}

/** The flow of a made-up team, once something of it is there. */
function flowOf(story: FlowStory, awaited = '.chart .picture', press?: string): ScreenCase {
  return {
    options: { remembered: { tab: 'flow' }, flow: (ask) => storyReport(story, ask) },
    async reach({ page }) {
      await page.locator(awaited).first().waitFor()
      if (press !== undefined) for (const button of await page.locator(press).all()) await button.click()
    },
  }
}

/** Every screen, dialog, menu and popover. Whoever adds one puts it here. */
export const screens: Readonly<Record<string, ScreenCase>> = {
  'at rest': { reach: () => Promise.resolve() },
  'ages on the cards': {
    options: { files: troubledBoard, prepare: withAges },
    reach: ({ page }) => page.locator('.fact.age').first().waitFor(),
  },
  'ages on packed cards': {
    options: { prepare: withAges, remembered: { density: 'compact' } },
    reach: ({ page }) => page.locator('.fact.age').first().waitFor(),
  },
  'a filter that leaves some, with suggestions': {
    async reach({ page }) {
      const box = page.locator('.filter-box')
      await box.fill('is:active foo:x @')
      await page.getByRole('option').first().waitFor()
      await box.press('ArrowDown')
    },
  },
  'a filter that leaves nothing': {
    async reach({ page }) {
      await page.locator('.filter-box').fill('@zoe')
      await page.locator('.empty button').waitFor()
    },
  },
  'a thief pressed': {
    async reach({ page }) {
      await page.locator('.thief-count').first().click()
      await page.locator('.hidden-count').first().waitFor()
    },
  },
  'findings on the wall': withFindings(() => Promise.resolve()),
  'the findings of a thief': withFindings(async ({ page }) => {
    await page.locator('.thief-findings').last().click()
    await page.getByRole('dialog').waitFor()
  }),
  'findings in the panel': withFindings(async ({ page, card }) => {
    await card('SRE-7K3Q').focus()
    await page.keyboard.press('Enter')
    await page.locator('.card-panel .finding').first().waitFor()
  }),
  'the mute dialog': withFindings(async ({ page, card }) => {
    await card('SRE-7K3Q').focus()
    await page.keyboard.press('Enter')
    await page.locator('.card-panel .finding-buttons button').last().click()
    await page.getByRole('dialog').waitFor()
  }),
  'the saved filters': {
    options: {
      files: { ...troubledBoard, 'board.md': designBoard['board.md']!.replace('sle:', 'views: {Net: "mesh"}\nsle:') },
    },
    async reach({ page }) {
      await page.locator('.filter-box').fill('mesh')
      await page.locator('.filter .icon-button').click()
      await page.locator('.saved-name').waitFor()
    },
  },
  'the dialog that saves a filter': {
    async reach({ page }) {
      await page.locator('.filter-box').fill('mesh')
      await page.locator('.filter .icon-button').click()
      await page.locator('.saved-action').last().click()
      await page.getByRole('dialog').locator('.filter-text').waitFor()
    },
  },
  'the menu of a card': {
    reach: ({ card }) => card('SRE-D4JQ').locator('.card-menu-button').click(),
  },
  'the menu of several cards': {
    async reach({ page, card }) {
      await card('SRE-D4JQ').focus()
      for (const key of ['Control+a', 'Control+a']) await page.keyboard.press(key)
      await card('SRE-D4JQ').click({ button: 'right' })
      await page.getByRole('menu').waitFor()
    },
  },
  'the menu of a column': {
    reach: ({ column }) => column('ready').locator('.column-menu-button').click(),
  },
  'the menu of the view': {
    reach: ({ page }) => page.locator('.header [aria-haspopup=menu]').first().click(),
  },
  'swimlanes, packed, one folded, and a folded column': {
    options: {
      remembered: { lanes: 'label', density: 'compact', foldedColumns: ['review'], foldedLanes: ['label:toil'] },
    },
    reach: () => Promise.resolve(),
  },
  'the dialog that archives a column': columnItem(3),
  'the dialog of a column’s name': columnItem(4),
  'the dialog of a column’s limit': columnItem(5),
  'the dialog of a new column': columnItem(8),
  'the dialog of a column’s end': columnItem(9),
  'the menu of the board': {
    reach: ({ page }) => page.locator('.header [aria-haspopup=menu]').last().click(),
  },
  'the box for a new card': {
    async reach({ page, column }) {
      await column('ready').locator('.add').click()
      await page.locator('.quick-add').waitFor()
    },
  },
  'a policy': {
    async reach({ page, column }) {
      await column('ready').locator('.column-head button').first().focus()
      await page.locator('.policy .panel-body').waitFor()
    },
  },
  'the question for a reason': {
    async reach({ page, card }) {
      await card('SRE-D4JQ').focus()
      await page.keyboard.press('Alt+ArrowRight')
      await page.getByRole('dialog').waitFor()
    },
  },
  'a refusal': {
    options: { prepare: (board) => (board.readOnly = 'untrusted') },
    async reach({ page, card }) {
      await card('SRE-D4JQ').focus()
      await page.keyboard.press('Alt+ArrowRight')
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    },
  },
  'a merge in progress, and cards changed by hand': {
    options: { prepare: (board) => (board.head = troubledHead) },
    reach: ({ page }) => page.waitForTimeout(800),
  },
  'no repository': {
    options: { prepare: (board) => (board.head = { ...atRest, branch: null, hasRepository: false }) },
    reach: () => Promise.resolve(),
  },
  'no branch': {
    options: { prepare: (board) => (board.head = { ...atRest, branch: null, hold: 'detached' }) },
    reach: () => Promise.resolve(),
  },
  'changes that are collected': {
    options: { prepare: (board) => (board.head = { ...atRest, hold: 'batch', isCollecting: true, pending: 3 }) },
    reach: () => Promise.resolve(),
  },
  'a board without cards': {
    options: { files: { 'board.md': designBoard['board.md'] ?? '' } },
    reach: () => Promise.resolve(),
  },
  'a board.md that cannot be read': {
    options: { files: { ...designBoard, 'board.md': '---\ncolumns: 3\n---\n' } },
    reach: () => Promise.resolve(),
  },
  'a card in its panel': panelOf('SRE-7K3Q'),
  'a field that is edited': panelOf('SRE-7K3Q', '[data-field=labels] .icon-button', '.panel-form'),
  'a title that is edited': panelOf('SRE-7K3Q', '.panel-head > .icon-button', '.panel-form'),
  'a dependency that is added': panelOf('SRE-7K3Q', '[data-field=depends_on] > dd > .link', '.panel-form'),
  'a hostile card in its panel': panelOf('SRE-EVIL', '.panel-unknown summary', '.panel-unknown[open]'),
  'the move dialog': dialogOf('moveTo'),
  'the block dialog': dialogOf('block'),
  'the assign dialog': dialogOf('assign'),
  'the class dialog': dialogOf('setClass'),
  'the labels dialog': dialogOf('setLabels'),
  'the thief dialog': dialogOf('flagThief'),
  'the due date dialog': dialogOf('setDue'),
  'the title dialog': dialogOf('retitle'),
  'the id dialog': dialogOf('renameId'),
  'the archive dialog': dialogOf('archive'),
  'the class dialog of several': dialogOf('setClass', several),
  'the labels dialog of several': dialogOf('setLabels', several),
  'the thief dialog of several': dialogOf('flagThief', several),
  'the due date dialog of several': dialogOf('setDue', several),
  'the archive dialog of several': dialogOf('archive', several),
  'the list of keys': dialogOf('showKeys'),
  'the history': historyOf('.past-wall [data-changed]'),
  'the history of a time with other rules': {
    options: { files: pastFiles, past: aPast({ isBeforeWorkflow: () => true }), remembered: { tab: 'history' } },
    reach: ({ page }) => page.locator('.past-gaps').waitFor(),
  },
  'the history while it is read': {
    options: { remembered: { tab: 'history' } },
    reach: ({ page }) => page.locator('.past-nothing').waitFor(),
  },
  'two moments compared': historyOf('.past-list', '.time-compare button:last-child'),
  'a card as it was': historyOf('[data-old-card] .panel-body', '.past-wall [data-changed]'),
  'the question before a card is restored': {
    options: historyOf('').options ?? {},
    async reach(board) {
      await historyOf('[data-old-card] .panel-body', '.past-wall [data-changed]').reach(board)
      await board.page.locator('.past-actions button').last().click()
      await board.page.getByRole('dialog').waitFor()
    },
  },
  'a card with its story': {
    options: { files: pastFiles, past: aPast() },
    async reach({ page, card }) {
      await card('SRE-A').focus()
      await page.keyboard.press('Enter')
      await page.locator('.panel-story').waitFor()
    },
  },
  'the flow': flowOf({ finished: 60, days: 90 }),
  'the flow as tables': flowOf({ finished: 60, days: 90 }, '.chart .picture', '.chart-tools [aria-pressed]'),
  'the flow of a few cards': flowOf({ finished: 5, days: 60 }),
  'the flow of nothing': flowOf({ finished: 0, days: 30 }, '.chart-empty'),
  'the flow while the history is read': {
    options: { remembered: { tab: 'flow' } },
    reach: ({ page }) => page.locator('.flow-nothing progress').waitFor(),
  },
  'the flow without a repository': {
    options: {
      remembered: { tab: 'flow' },
      prepare: (board) => (board.head = { ...atRest, branch: null, hasRepository: false }),
    },
    reach: async ({ page, send }) => {
      const message = t('Without a git repository there is no history.')
      await send({ type: 'historyState', state: 'none', message })
      await page.locator('.flow-nothing').getByText(message).waitFor()
    },
  },
}
