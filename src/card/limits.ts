/**
 * What every card and form keeps to: the smallest of the platforms' limits, in UTF-16 units.
 * Sources: Discord's component and interaction references, Slack's Block Kit references (read August 2026).
 */
export const limits = {
  card: {
    /** Components as Discord counts them: nested ones and the container too. */
    weight: 40,
    text: 3500,
    elementText: 2000,
    title: 150,
    buttonsPerRow: 5,
    buttonLabel: 75,
    buttonLabelAdvised: 34,
    actionId: 100,
    url: 512,
    facts: 10,
    factLabel: 60,
    factValue: 300,
    imageAlt: 1000,
  },
  /** `alt` is of all that it says, with names as long as they may be; the rest is what can still be read on a phone. */
  picture: {
    title: 60,
    rows: 7,
    label: 40,
    steps: 5,
    step: 20,
    months: 12,
    month: 4,
    kinds: 4,
    kind: 20,
    name: 40,
    alt: 1000,
  },
  select: { options: 25, label: 75, value: 100, hint: 75, placeholder: 150 },
  form: {
    title: 24,
    inputs: 5,
    label: 45,
    hint: 100,
    placeholder: 100,
    textLength: 3000,
    radioLeast: 2,
    radioMost: 10,
    intro: 300,
    quote: 600,
    submit: 24,
  },
  command: { name: 32, description: 100, options: 25, choices: 25 },
} as const;
