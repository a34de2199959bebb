import { speak, type Translations } from '../core/l10n/l10n.ts'

/** Speaks the language of the page, with the sentences that the host has laid into it: before anything is drawn. */
export function speakAsTheHost(): void {
  const sentences = document.getElementById('translations')?.textContent ?? '{}'
  speak(document.documentElement.lang, JSON.parse(sentences) as Translations)
}
