import type { Ref } from 'react'

type FileFieldProps = {
  readonly label: string
  /** Which files the system's window offers first: endings and media types. */
  readonly accept?: string
  readonly multiple?: boolean
  /** Never of none. */
  readonly onChoose: (...files: readonly [File, ...File[]]) => void
  /** A button presses it. */
  readonly ref: Ref<HTMLInputElement>
}

/** Chooses files in the system's window. It is not seen: whoever has `ref` opens it. */
export const FileField = ({ label, onChoose, ...field }: FileFieldProps) => (
  <input
    {...field}
    type="file"
    aria-label={label}
    hidden
    onChange={({ target }) => {
      const [first, ...others] = target.files ?? []
      // The same file can be chosen again.
      target.value = ''
      if (first) onChoose(first, ...others)
    }}
  />
)
