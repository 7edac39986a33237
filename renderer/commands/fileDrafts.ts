import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import * as z from 'zod'
import { readInSlices, writeInSlices } from './bytesInSlices'
import type { Drafts } from './drafts'

/** A file that is to go along with what is being written, ready to be sent. */
export type FileDraft = {
  readonly id: string
  readonly name: string
  readonly type: string
  /** Bytes of what was chosen, of which `bytes` may have been made. */
  readonly size: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly picture?: { readonly width: number; readonly height: number } | undefined
  /** What a picture shows, in words. */
  readonly alt?: string | undefined
  /** A picture that is sent as the file that it was. */
  readonly asItIs: boolean
}

const listed = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.number(),
    picture: z.object({ width: z.number(), height: z.number() }).optional(),
    alt: z.string().optional(),
    asItIs: z.boolean(),
  }),
)
type Listed = z.infer<typeof listed>[number]

export type FileDrafts = {
  /** Those that were kept under `key`, in their order. */
  read(key: string): Promise<readonly FileDraft[]>
  /** What is no longer among them is forgotten. */
  keep(key: string, files: readonly FileDraft[]): void
  /** Resolves when everything kept so far has been handed to the drafts. */
  settled(): Promise<void>
}

/**
 * Keeps what is to go along with a message beside its text, in the same place and by the same rules: a list of them under `key/files`,
 * and each one's bytes as a text of its own, which is written once.
 */
export const createFileDrafts = (drafts: Drafts, onProblem: (problem: Problem) => void): FileDrafts => {
  /** The bytes that are kept of each, or are on the way there. */
  const written = new Map<string, Uint8Array>()
  let last: Promise<void> = Promise.resolve()

  const listKey = (key: string): string => `${key}/files`
  const fileKey = (key: string, id: string): string => `${key}/file/${id}`
  const listOf = async (key: string): Promise<readonly Listed[]> => {
    const text = await drafts.read(listKey(key))
    // A list that cannot be read is none: what it named goes with the room.
    return text ? listed.catch([]).parse(JSON.parse(text)) : []
  }

  const write = async (key: string, files: readonly FileDraft[]): Promise<void> => {
    const kept = new Set(files.map(({ id }) => id))
    for (const { id } of await listOf(key)) {
      if (kept.has(id)) continue
      written.delete(fileKey(key, id))
      drafts.keep(fileKey(key, id), '')
    }
    for (const { id, bytes } of files) {
      if (written.get(fileKey(key, id)) === bytes) continue
      drafts.keep(fileKey(key, id), await writeInSlices(bytes))
      written.set(fileKey(key, id), bytes)
    }
    // Last: what the list names is there.
    const list = files.map(({ bytes: _, ...one }) => one)
    drafts.keep(listKey(key), list.length > 0 ? JSON.stringify(list) : '')
  }

  return {
    read: async (key) => {
      await last
      const found = await Promise.all(
        (await listOf(key)).map(async (one) => {
          const text = await drafts.read(fileKey(key, one.id))
          if (!text) return []
          const bytes = await readInSlices(text)
          written.set(fileKey(key, one.id), bytes)
          return [{ ...one, bytes }]
        }),
      )
      return found.flat()
    },
    keep: (key, files) => {
      last = last.then(() => write(key, files)).catch((error: unknown) => onProblem(asProblem(error)))
    },
    settled: () => last,
  }
}
