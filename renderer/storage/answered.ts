import { Problem } from '#shared/protocol/problem'

/**
 * What `asked` resolves to; rejects as it does, or with Problem `database-broken` when there was no answer after
 * `patience` milliseconds. What comes later is dropped.
 */
export const answered = async <T>(asked: PromiseLike<T>, patience: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('database-broken', `no answer after ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([asked, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
