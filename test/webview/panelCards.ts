import { cardText, designBoard } from './designBoard.ts'
import type { Files } from './memoryBoard.ts'

const body = `The mesh has grown to **forty** peerings; each new account adds one for every other.

## What to do

- [x] Ask for the BGP ASN
- [ ] Build the gateway in *staging*
  - [ ] Routes for \`10.0.0.0/8\`
- [ ] Move the accounts, see SRE-D4JQ

1. First the quiet ones
2. Then the [others](sre-zx31.md), as the [runbook](../docs/runbook.md) says[^1]

| account | peerings | done |
|:--------|---------:|:----:|
| payroll |       12 | yes  |
| search  |        9 | no   |

\`\`\`sh
aws ec2 describe-transit-gateways --output table
\`\`\`

> Quoted from the [forum](https://forum.example.com/t/42).

![The plan](plan.png) ![Gone](missing.png) ![Tracked](https://evil.example/x.png)

[^1]: Written by Ewa.
`

/** The front matter and the body of a card with everything. */
export const fullCard = cardText(
  'in-progress',
  'SRE-7K3Q',
  'Replace the VPC peering mesh with a transit gateway',
  `rank: aJV
assignees: [anne]
labels: [network, aws]
created: 2026-11-10
blocked: Waiting for the network team’s BGP ASN
thief: unknown-dependencies
blocked_on: network-team
due: 2026-12-01
depends_on: [SRE-2M8X, SRE-0GAT, SRE-PW5N, SRE-GONE]
requester: Priya
team: platform
skills: [network, terraform]
demo: wiki
estimate: 5
links:
  - https://example.com`,
  body,
)

/** The board of the pictures, with one card that has everything and one that waits for it. */
export const panelBoard: Files = {
  ...designBoard,
  'sre-7k3q.md': fullCard,
  'sre-4fgt.md': `${designBoard['sre-4fgt.md']}`.replace('status:', 'depends_on: [SRE-7K3Q]\nstatus:'),
}

/** A card in which somebody tries everything. */
export const hostileCard = cardText(
  'ready',
  'SRE-EVIL',
  'Title \u202egnp.exe\u202c <img src=x onerror=alert(1)>',
  `rank: aZ
team: "<b>bold</b>\u202e"
requester: "javascript:alert(1)"
labels: ["<script>alert(1)</script>"]
style: "body { display: none }"`,
  `<script>document.title = 'pwned'</script>

<img src="https://evil.example/a.png" onerror="document.title = 'pwned'">

<style>* { display: none }</style>

<svg onload="document.title='pwned'"></svg> <!-- hidden -->

[one](javascript:alert(1)) [two](command:workbench.action.quit) [three](data:text/html,x) [four](vscode:x)

![r](https://evil.example/b.png) ![s](//evil.example/c.png) ![d](data:image/png;base64,AAAA)

a \u202ereversed\u202c text <javascript:alert(1)>

- [ ] <b>task</b>
`,
)
