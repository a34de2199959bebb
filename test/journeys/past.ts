import type { Locator } from 'playwright-core'
import type { Wall } from './wall.ts'

/** The screens beside the board, as a person has them before them. */
export class Past {
  readonly wall: Wall

  constructor(wall: Wall) {
    this.wall = wall
  }

  /** Chooses a screen by its tab. */
  async choose(tab: 'Board' | 'History' | 'Flow'): Promise<void> {
    await this.wall.frame.getByRole('tab', { name: tab }).click()
  }

  get slider(): Locator {
    return this.wall.frame.getByRole('slider', { name: 'Moment' })
  }

  get commits(): Locator {
    return this.wall.frame.getByRole('listbox', { name: /newest first/ })
  }

  /** The button or link of that name. */
  button(name: string | RegExp): Locator {
    return this.wall.frame.getByRole('button', { name })
  }

  /** Resolves once the wall of the moment with this subject is drawn. */
  async shows(subject: string): Promise<void> {
    const { frame } = this.wall
    await frame.locator('.time-subject', { hasText: subject }).waitFor()
    await frame.locator('.past-wall[aria-busy="false"]').waitFor()
  }

  /** Ids of the cards of each column of the wall as it was, without the empty ones. */
  columns(): Promise<Readonly<Record<string, readonly string[]>>> {
    return this.wall.frame.locator('.past-wall [data-column]').evaluateAll((columns) => {
      const pairs = columns.map((column): [string, string[]] => {
        const cards = [...column.querySelectorAll('[data-card]')]
        return [column.getAttribute('data-column') ?? '', cards.map((card) => card.getAttribute('data-card') ?? '')]
      })
      return Object.fromEntries(pairs.filter(([, cards]) => cards.length > 0))
    })
  }
}
