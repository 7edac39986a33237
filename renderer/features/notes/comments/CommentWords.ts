import type { ReactNode } from 'react'
import { createContext } from 'react'
import type { Callee } from '#shared/documents/splitText'

/** How the words of a comment are drawn: a comment is a message, and those are drawn by the conversation. Plain without it. */
export const CommentWords = createContext<(text: string, calls?: readonly Callee[]) => ReactNode>((text) => text)
