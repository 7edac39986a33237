import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { ProblemCode } from '#shared/protocol/problem'
import { asProblem, Problem } from '#shared/protocol/problem'

/** One end of the way between a page and its worker; what goes through is copied. */
export type StorePort = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void
}

type Method = keyof DocumentStore
type Call = { readonly id: number; readonly method: Method; readonly given: readonly unknown[] }
type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: { readonly code: ProblemCode; readonly detail: string } }

/** Answers the calls of `storeBehind` with a store, in the order in which they come, also those made before it is open. */
export const serveStore = (port: StorePort, opening: Promise<DocumentStore>): void => {
  // Told to whoever asks.
  opening.catch(() => undefined)
  port.addEventListener('message', ({ data }) => {
    const { id, method, given } = data as Call
    opening
      .then((store) => (store[method] as (...all: readonly unknown[]) => Promise<unknown>)(...given))
      .then(
        (value): Answer => ({ id, value }),
        (error: unknown): Answer => {
          const { code, detail } = asProblem(error)
          return { id, problem: { code, detail } }
        },
      )
      .then((answer) => port.postMessage(answer))
  })
}

/**
 * The store that is served at the other end. `failed` says of what went wrong with that end itself: whatever was asked,
 * and is asked from then on, rejects with it.
 *
 * Not Comlink: it loses what an error carries beside its message, and never answers for a worker that has died.
 */
export const storeBehind = (port: StorePort, failed: Promise<never>): DocumentStore => {
  const waiting = new Map<number, { done(value: unknown): void; fail(problem: Problem): void }>()
  let calls = 0

  port.addEventListener('message', ({ data }) => {
    const answer = data as Answer
    const call = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('problem' in answer) call?.fail(new Problem(answer.problem.code, answer.problem.detail))
    else call?.done(answer.value)
  })

  const to =
    <M extends Method>(method: M) =>
    (...given: Parameters<DocumentStore[M]>): ReturnType<DocumentStore[M]> => {
      const id = (calls += 1)
      const answered = new Promise<unknown>((done, fail) => {
        waiting.set(id, { done, fail })
        port.postMessage({ id, method, given } satisfies Call)
      })
      return Promise.race([answered, failed]).finally(() => waiting.delete(id)) as ReturnType<DocumentStore[M]>
    }

  return {
    rooms: to('rooms'),
    putRoom: to('putRoom'),
    removeRoom: to('removeRoom'),
    summaries: to('summaries'),
    notables: to('notables'),
    load: to('load'),
    newest: to('newest'),
    commit: to('commit'),
    compact: to('compact'),
    contents: to('contents'),
    missing: to('missing'),
    erased: to('erased'),
    deliveries: to('deliveries'),
    epochs: to('epochs'),
    size: to('size'),
    versions: to('versions'),
    version: to('version'),
    keepVersions: to('keepVersions'),
    close: to('close'),
  }
}
