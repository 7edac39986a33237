import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useI18n } from '../../../i18n/context'
import styles from './Compared.module.css'
import type { ComparedLine, Part } from './differences'

type ComparedProps = {
  readonly lines: readonly ComparedLine[]
  /** There is none before it to compare it with. */
  readonly isFirst: boolean
}

/** A version with what came and what went, word by word: underlined and struck out, and said so to ears. */
export const Compared = ({ lines, isFirst }: ComparedProps) => {
  const { t } = useI18n()
  const page = useRef<HTMLDivElement>(null)
  const isSame = lines.every(({ is }) => is === 'same')
  useEffect(() => {
    const [first] = page.current?.querySelectorAll('ins, del, [data-changed]') ?? []
    first?.scrollIntoView({ block: 'center' })
  }, [lines])
  return (
    <div ref={page} className={styles['compared']}>
      {isSame && <p className={styles['same']}>{t(isFirst ? 'history.first' : 'history.same')}</p>}
      {lines.map((line, at) => (
        <ComparedRow key={at} {...line} />
      ))}
    </div>
  )
}

const ComparedRow = ({ line, is, parts }: ComparedLine) => {
  const style = { '--depth': line.kind === 'heading' ? 0 : line.level } as Record<string, number>
  const words = parts.map((part, at) => <Words key={at} {...part} />)
  const sign = line.sign && <span className={styles['sign']}>{line.sign}</span>
  const isWhole = is === 'added' || is === 'removed'
  const common = {
    dir: 'auto',
    style,
    className: `${styles['line']} ${styles[line.kind]} ${isWhole ? styles[is] : ''}`,
    // What has no words has changed too.
    ...(is === 'same' ? {} : { 'data-changed': is }),
  } as const
  if (line.kind === 'rule') return <div {...common}>{is === 'same' ? <hr /> : mark(is, <hr />)}</div>
  if (line.kind === 'title' || line.kind === 'heading') {
    const Heading = line.kind === 'title' ? 'h1' : (`h${line.level}` as 'h2')
    return (
      <Heading {...common} data-level={line.level}>
        {words}
      </Heading>
    )
  }
  return (
    <p {...common}>
      {sign}
      {words}
    </p>
  )
}

const mark = (is: ComparedLine['is'], inside: ReactNode) =>
  is === 'removed' ? <del>{inside}</del> : <ins>{inside}</ins>

const Words = ({ is, words }: Part) => {
  if (words === '') return null
  return is === 'same' ? words : mark(is, words)
}
