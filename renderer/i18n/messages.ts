/** A sentence with `{names}` to fill in, or one sentence for each plural form of `{n}`. */
export type Message = string | Plural
export type Plural = { readonly one: string; readonly other: string }

/** What stands in braces in a sentence, as a union of names. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

/** What a message wants filled in: `n` always for a plural. */
type ParametersIn<M extends Message> = M extends string
  ? NamesIn<M>
  : M extends Plural
    ? NamesIn<M['one']> | NamesIn<M['other']> | 'n'
    : never

/** Arguments after the key: none when the sentence has no braces. */
export type Filling<M extends Message> = [ParametersIn<M>] extends [never]
  ? []
  : [filling: { readonly [Name in ParametersIn<M>]: Name extends 'n' ? number : string }]
