/** What two people of a reading circle say before their evening. Times are those of the machine that takes the pictures. */
export const TALK: readonly { readonly by: 'Anna' | 'Idris'; readonly at: string; readonly text: string }[] = [
  {
    by: 'Anna',
    at: '2026-11-16T19:41',
    text: 'There you are. From now on everything about our Thursdays is in here, and nowhere else.',
  },
  { by: 'Idris', at: '2026-11-16T19:44', text: 'Found the door, came in, hung up my coat.' },
  {
    by: 'Idris',
    at: '2026-11-16T19:45',
    text: 'I finished the book on the train. The chapter with the boat is so quiet that I missed my stop.',
  },
  {
    by: 'Anna',
    at: '2026-11-16T20:12',
    text: 'Then let us begin with the boat. I would like to hear that page read aloud before anybody explains it.',
  },
  {
    by: 'Idris',
    at: '2026-11-17T08:06',
    text: 'Two more people have asked me whether they may come. I said that I would ask you first.',
  },
  {
    by: 'Anna',
    at: '2026-11-17T08:21',
    text: 'They may. Eight of us still fit round the table. I will make them an invitation each.',
  },
  {
    by: 'Anna',
    at: '2026-11-17T08:22',
    text: 'Thursday at eight, at mine. The bell does not work; knock.',
  },
  {
    by: 'Idris',
    at: '2026-11-17T08:30',
    text: 'I will bring soup. Tell me by Wednesday if there is something that somebody does not eat.',
  },
  { by: 'Anna', at: '2026-11-17T08:33', text: 'I have begun a note with questions. Write yours under mine.' },
]

export const NOTE_TITLE = 'Questions for Thursday'

/** Markdown, as somebody would paste it. */
export const NOTE = `Bring one page that you would read aloud, and one that you would leave out.

## Questions

- Why does nobody in the boat say where they are going?
- Who tells the story, and how long afterwards?
- Is the **last letter** an answer, or another question?

## Still to do

- [x] Ask Cléo whether she can come by train
- [ ] Chairs: two are missing, knock at number four
- [ ] Choose the next book

> A room is as large as what is said in it.
`
