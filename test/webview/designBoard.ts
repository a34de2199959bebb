import type { Files } from './memoryBoard.ts'

const head = `---
title: SRE wall
columns:
  - {id: backlog, name: Backlog}
  - {id: ready, name: Ready, wip: 8, committed: true}
  - {id: in-progress, name: In progress, wip: 4, started: true}
  - {id: review, name: Review, wip: 3}
  - {id: done, name: Done, finished: true}
idPrefix: SRE
people:
  anne: {name: Anne Nowak}
  bola: {name: Bola Kusi}
  priya: {name: Priya Nair}
  ewa: {name: Ewa Wolf}
  jules: {name: Jules Ferro}
iteration: {start: 2026-11-16, days: 7, workdays: [mon, tue, wed, thu, fri]}
sle: {percentile: 85, days: 10}
---
## Ready
Pulled top first. Has an owner for every open question.

## In progress
- Somebody works on it today.
- Blocked cards stay here and count.
`

/** Column, id, title, and further lines of front matter; the order is the order of drawing. */
const cards: readonly (readonly [column: string, id: string, title: string, rest: string, body?: string])[] = [
  ['backlog', 'SRE-8QWX', 'Chaos experiment: lose one availability zone for an hour', 'labels: [chaos]'],
  ['backlog', 'SRE-3TNM', 'Retire the last RRDtool graphs, move them to Grafana', 'labels: [toil]'],
  ['backlog', 'SRE-K2VD', 'Rotate the deploy keys by hand no more', 'assignees: [jules]\nlabels: [toil]'],
  ['backlog', 'SRE-9RRB', 'Arch topic: one mesh or many?', 'labels: [arch]'],
  [
    'ready',
    'SRE-5HZC',
    'Payroll export must reach the bank before the cut-off',
    'assignees: [priya]\nclass: fixed-date\ndue: 2026-12-01',
  ],
  ['ready', 'SRE-2M8X', 'Terraform state per team instead of one for all', '', '- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n'],
  ['ready', 'SRE-D4JQ', 'Alert on error budget burn, not on CPU', 'assignees: [ewa]\nlabels: [alerts]'],
  ['ready', 'SRE-N7PY', 'Postmortem action: page on queue age', 'labels: [postmortem]'],
  [
    'in-progress',
    'SRE-ZX31',
    'Certificate for api.example.com expires tonight',
    'assignees: [ewa, anne]\nclass: expedite\nthief: unplanned-work',
  ],
  [
    'in-progress',
    'SRE-7K3Q',
    'Replace the VPC peering mesh with a transit gateway',
    'assignees: [anne]\nblocked: Waiting for the network team’s BGP ASN\nthief: unknown-dependencies\nblocked_on: network-team',
    '- [x] a\n- [x] b\n- [ ] c\n- [ ] d\n- [ ] e\n',
  ],
  [
    'in-progress',
    'SRE-4FGT',
    'Log retention by data class',
    'assignees: [bola]\nlabels: [gdpr]\nthief: neglected-work',
  ],
  ['in-progress', 'SRE-J3LK', 'One runbook per service, found from the alert', 'labels: [docs]\ndue: 2026-11-10'],
  [
    'in-progress',
    'SRE-PW5N',
    'DNS move to the new provider',
    'assignees: [anne]\nblocked: Payments asked for both this and the DNS move\nthief: conflicting-priorities',
    '- [x] a\n- [x] b\n- [x] c\n- [ ] d\n- [ ] e\n- [ ] f\n- [ ] g\n',
  ],
  ['review', 'SRE-C6BM', 'Runbook for failing over the primary', 'assignees: [jules]\ndemo: wiki'],
  [
    'review',
    'SRE-V3KH',
    'Cache the container layers in CI',
    'assignees: [priya]',
    '- [x] a\n- [x] b\n- [x] c\n- [x] d\n',
  ],
  ['review', 'SRE-1YYE', 'Drop the unused staging cluster', 'assignees: [bola, ewa]\nclass: intangible'],
  ['done', 'SRE-0GAT', 'Kernel updates without a reboot window', 'assignees: [ewa]\ndemo: wiki'],
  ['done', 'SRE-6LLS', 'Grafana from the repo', 'assignees: [anne]'],
]

/** A card's text. */
export function cardText(column: string, id: string, title: string, rest: string, body = ''): string {
  const lines = [`id: ${id}`, `status: ${column}`, `title: ${JSON.stringify(title)}`, ...(rest === '' ? [] : [rest])]
  return `---\n${lines.join('\n')}\n---\n${body}`
}

/** The board of the first pictures: five columns, one at its limit and one over it. Every card is ranked. */
export const designBoard: Files = {
  'board.md': head,
  ...Object.fromEntries(
    cards.map(([column, id, title, rest, body], i) => [
      `${id.toLowerCase()}.md`,
      cardText(column, id, title, `rank: a${String.fromCharCode(65 + i)}V\n${rest}`.trim(), body),
    ]),
  ),
}
