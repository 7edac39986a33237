import type { Randomness } from '#shared/ports/randomness.port'
import { saying } from './sayings'
import type { Span } from './scale'
import { NAMES } from './scale'

/** What one member does at one moment. `of` and `replyTo` are places in the month's plan. */
export type Deed = {
  readonly member: number
  /** One start of the application: a stream of its own. */
  readonly session: string
  readonly at: number
} & (
  | { readonly kind: 'message'; readonly text: string; readonly replyTo: number | undefined }
  | { readonly kind: 'edit'; readonly of: number; readonly text: string }
  | { readonly kind: 'takenBack'; readonly of: number }
  | { readonly kind: 'noteFounded'; readonly title: string }
)

const DAY = 24 * 60 * 60 * 1000
/** Of a hundred messages so many are edited, taken back, and answers. */
const EDITED = 0.02
const TAKEN_BACK = 0.005
const ANSWERS = 0.15

/** Who speaks: a member half as often as the one before, roughly as it is in small groups. */
const speaker = (random: Randomness): number => Math.floor(NAMES.length * random.fraction() ** 2.5)

/** Moments of a month, in order, no two the same. */
const moments = (random: Randomness, { from, to }: Span, count: number): number[] => {
  const drawn = Array.from({ length: count }, () => Math.floor(from + (to - from - count) * random.fraction()))
  drawn.sort((a, b) => a - b)
  return drawn.map((at, index) => at + index)
}

/** A month of conversation. `last` are the words of its last message. */
export const planMonth = (random: Randomness, span: Span, last: string): Deed[] => {
  const extra = Math.ceil(span.messages * (EDITED + TAKEN_BACK))
  const count = span.messages + extra + span.notes
  const times = moments(random, span, count)
  const deeds: Deed[] = []
  /** Messages that were neither edited nor taken back, by author. */
  const untouched = new Map<number, number[]>()
  let [messages, extras, notes] = [span.messages, extra, span.notes]

  for (const [index, at] of times.entries()) {
    const member = speaker(random)
    const common = { member, session: `${member} ${Math.floor(at / DAY)}`, at }
    const left = count - index
    const own = untouched.get(member) ?? []
    const draw = random.fraction() * left
    if (notes > 0 && draw < notes) {
      notes -= 1
      deeds.push({ ...common, kind: 'noteFounded', title: saying(random).slice(0, 60) })
    } else if (left > 1 && extras > 0 && own.length > 0 && draw < notes + extras) {
      extras -= 1
      const [of = 0] = own.splice(Math.floor(random.fraction() * own.length), 1)
      const edits = random.fraction() < EDITED / (EDITED + TAKEN_BACK)
      deeds.push(edits ? { ...common, kind: 'edit', of, text: saying(random) } : { ...common, kind: 'takenBack', of })
    } else if (messages > 0) {
      messages -= 1
      // What is said last stands in the conversation, and not in a thread.
      const answers = random.fraction() < ANSWERS && messages > 0
      const answered = answers ? deeds.findLastIndex(({ kind }) => kind === 'message') : -1
      deeds.push({
        ...common,
        kind: 'message',
        text: messages === 0 ? last : saying(random),
        replyTo: answered < 0 ? undefined : answered,
      })
      untouched.set(member, [...own.slice(-50), deeds.length - 1])
    }
  }
  return endingInWords(deeds)
}

/** The month's last message comes last, so that it is what a screen shows. */
const endingInWords = (deeds: readonly Deed[]): Deed[] => {
  const at = deeds.findLastIndex(({ kind }) => kind === 'message')
  return deeds.slice(0, at + 1)
}
