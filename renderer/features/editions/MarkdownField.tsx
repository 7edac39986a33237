import type { ComponentProps, KeyboardEvent } from 'react'
import { TextField } from '../../ui/TextField'
import { markByKeys } from '../../ui/writing/markByKeys'

/** Several lines of Markdown: Ctrl+B, Ctrl+I and Ctrl+E mark words, as where one writes messages. Other keys go to `onKeyDown`. */
export const MarkdownField = ({
  onKeyDown,
  ...field
}: ComponentProps<typeof TextField> & { readonly rows: number }) => (
  <TextField
    {...field}
    onKeyDown={(event) => {
      // With rows it is a text area.
      if (!markByKeys(event as KeyboardEvent<HTMLTextAreaElement>)) onKeyDown?.(event)
    }}
  />
)
