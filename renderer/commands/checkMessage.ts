import type { AttachedFile } from '#shared/events/event'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'

/** What the JSON around a text and its random bytes take, generously. */
const ENVELOPE = 64

/**
 * A message's text without white space around it, '' only where files go with it. Throws Problem `empty` or `too-long`.
 */
export const checkMessage = (text: string, files: readonly AttachedFile[] = []): string => {
  const trimmed = text.trim()
  if (!trimmed && files.length === 0) throw new Problem('empty')
  const bytes = new TextEncoder().encode(JSON.stringify(files.length > 0 ? [trimmed, files] : trimmed)).length
  if (bytes + ENVELOPE > limits.wordsBytes) throw new Problem('too-long', `${bytes} bytes`)
  return trimmed
}
