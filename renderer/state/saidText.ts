import { readIssueHead } from '#shared/contents/issue'
import type { TimelineMessage } from '#shared/documents/timeline'
import type { Words } from '#shared/events/event'

/** What words say where they stand among others: an edition's are its title, '' if they can't be read. */
export const saidText = ({ kind }: Pick<TimelineMessage, 'kind'>, words: Pick<Words, 'text'>): string =>
  kind === 'edition' ? (readIssueHead(words)?.title ?? '') : words.text
