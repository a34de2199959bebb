import { signal } from '@preact/signals'

/** What the board says: one quiet sentence that is the newest, and one loud one until it is answered or closed. */
export class Messages {
  /** `count` tells two equal sentences apart, so that both are spoken. */
  readonly status = signal({ text: '', count: 0 })
  readonly alert = signal({ text: '', count: 0 })

  say(text: string): void {
    this.status.value = { text, count: this.status.peek().count + 1 }
    this.closeAlert()
  }

  /** Says something that answers no alert: that stays. */
  mention(text: string): void {
    this.status.value = { text, count: this.status.peek().count + 1 }
  }

  warn(text: string): void {
    this.alert.value = { text, count: this.alert.peek().count + 1 }
  }

  closeAlert(): void {
    if (this.alert.peek().text !== '') this.alert.value = { text: '', count: this.alert.peek().count }
  }
}
