import type { ProblemCode } from '#shared/protocol/problem'
import { Problem } from '#shared/protocol/problem'

/** One end of the way between a page and its worker; what goes through is copied. */
export type CallPort = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void
}

type Call = { readonly id: number; readonly method: string; readonly given: readonly unknown[] }
type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: { readonly code: ProblemCode; readonly detail: string } }
  | { readonly id: number; readonly error: string }

const failureOf = (id: number, error: unknown): Answer => {
  if (error instanceof Problem) return { id, problem: { code: error.code, detail: error.detail } }
  return { id, error: error instanceof Error ? error.message : String(error) }
}

/** Answers the calls of `callsTo` with the methods that `open` gives, which is called with the first of them, in the order in which they come. */
export const serveCalls = <Methods extends object>(port: CallPort, open: () => Promise<Methods>): void => {
  let opening: Promise<Methods> | undefined
  port.addEventListener('message', ({ data }) => {
    const { id, method, given } = data as Call
    opening ??= open()
    opening
      .then((methods) => (methods as Record<string, (...all: readonly unknown[]) => unknown>)[method]?.(...given))
      .then(
        (value): Answer => ({ id, value }),
        (error: unknown) => failureOf(id, error),
      )
      .then((answer) => port.postMessage(answer))
  })
}

/** Calls a method that is served at the other end: rejects with the Problem, or an Error with the message, that it rejects with there. */
export type CallTo = (method: string, given: readonly unknown[]) => Promise<unknown>

/**
 * What is served at the other end. `failed` says of what went wrong with that end itself: whatever was asked, and is
 * asked from then on, rejects with it.
 *
 * Not Comlink: it loses what an error carries beside its message, and never answers for a worker that has died.
 */
export const callsTo = (port: CallPort, failed: Promise<never>): CallTo => {
  const waiting = new Map<number, { done(value: unknown): void; fail(error: Error): void }>()
  let calls = 0

  port.addEventListener('message', ({ data }) => {
    const answer = data as Answer
    const call = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('problem' in answer) call?.fail(new Problem(answer.problem.code, answer.problem.detail))
    else if ('error' in answer) call?.fail(new Error(answer.error))
    else call?.done(answer.value)
  })

  return (method, given) => {
    const id = (calls += 1)
    const answered = new Promise<unknown>((done, fail) => {
      waiting.set(id, { done, fail })
      port.postMessage({ id, method, given } satisfies Call)
    })
    return Promise.race([answered, failed]).finally(() => waiting.delete(id))
  }
}

/** Rejects once the worker has died, with what went wrong put into a sentence's end by `problem`. */
export const deathOf = (worker: Worker, problem: (message: string) => Problem): Promise<never> => {
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(problem(message)))
  })
  // Told to whoever asks.
  failed.catch(() => undefined)
  return failed
}
