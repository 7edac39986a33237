import type { FileHandle } from 'node:fs/promises'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { asProblem } from '#shared/protocol/problem'

type Underway = { readonly handle: FileHandle; readonly partial: string; readonly path: string }

/** Files that the page saves, each piece by piece. All but `begin` reject for a file that is not under way. */
export type Saving = {
  /** Resolves with the file's number, or null when the person cancelled. */
  begin(name: string): Promise<number | null>
  put(file: number, piece: Uint8Array): Promise<void>
  /** The file stands in its place whole, or nothing of it is left. */
  end(file: number, isWhole: boolean): Promise<void>
  /** Nobody goes on with those that are under way: nothing of them is left once it resolves. */
  drop(): Promise<void>
  /** Whether something of one may still be there. */
  isUnderway(): boolean
}

export const openSaving = (askWhere: (name: string) => Promise<string | undefined>): Saving => {
  const underway = new Map<number, Underway>()
  const ending = new Set<Promise<void>>()
  let last = 0

  const find = (file: number): Underway => {
    const found = underway.get(file)
    if (!found) throw new Error('no such file is being saved')
    return found
  }

  const close = async ({ handle, partial, path }: Underway, isWhole: boolean): Promise<void> => {
    try {
      await handle.close()
      if (isWhole) await rename(partial, path)
    } finally {
      await rm(partial, { force: true })
    }
  }

  const end: Saving['end'] = async (file, isWhole) => {
    const found = find(file)
    underway.delete(file)
    const ended = close(found, isWhole)
    ending.add(ended)
    try {
      await ended
    } finally {
      ending.delete(ended)
    }
  }

  return {
    begin: async (name) => {
      const path = await askWhere(name)
      if (!path) return null
      // Beside its place, so that it gets there in one step.
      const partial = join(dirname(path), `.${basename(path)}.part`)
      last += 1
      underway.set(last, { handle: await open(partial, 'w'), partial, path })
      return last
    },
    put: async (file, piece) => find(file).handle.writeFile(piece),
    end,
    drop: async () => {
      for (const file of underway.keys())
        end(file, false).catch((error: unknown) => console.error('a half file stays:', asProblem(error).message))
      await Promise.allSettled(ending)
    },
    isUnderway: () => underway.size + ending.size > 0,
  }
}
