import { createHash } from 'node:crypto'

/** So many messages are remembered, by their hash: more than pass within the time that copies may be apart. */
const MOST = 4_000

/** Notes a message; false when it was noted before. The oldest half is forgotten when there are too many. */
export const createSeenMessages = (): ((topic: string, data: string) => boolean) => {
  let latest = new Set<string>()
  let earlier = new Set<string>()
  return (topic, data) => {
    const key = createHash('sha256').update(`${topic.length} ${topic}${data}`).digest('base64')
    if (latest.has(key) || earlier.has(key)) return false
    latest.add(key)
    if (latest.size >= MOST / 2) {
      earlier = latest
      latest = new Set()
    }
    return true
  }
}
