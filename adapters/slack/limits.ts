/**
 * What Slack takes, in UTF-16 units. Sources: the Block Kit, views and app manifest references on docs.slack.dev and
 * the doc comments of @slack/types 3.2.0 and @slack/web-api 8.2.0; the sum of a message's text from bolt-js issue 2509.
 * Read on 24 November 2026.
 */
export const slackLimits = {
  message: { blocks: 50, text: 4000, allText: 12_000 },
  section: { text: 3000, fields: 10, field: 2000 },
  /** Slack names no limit for a text in a quote; that of a text object is kept. */
  richText: 3000,
  header: 150,
  context: { elements: 10 },
  actions: { elements: 25 },
  button: { label: 75, value: 2000, url: 3000 },
  select: { options: 100, label: 75, value: 150, hint: 75, placeholder: 150 },
  image: { url: 3000, alt: 2000 },
  blockId: 255,
  actionId: 255,
  view: { title: 24, submit: 24, blocks: 100, callbackId: 255, metadata: 3000 },
  input: { label: 2000, hint: 2000, placeholder: 150, text: 3000, radio: 10 },
  command: { name: 32, description: 2000, usageHint: 1000, most: 50 },
  manifest: { name: 35, description: 140, longLeast: 174, longMost: 4000 },
} as const;

/** Times that Slack keeps, in ms. */
export const slackTimes = {
  /** How long a form may take before its person has to be told to wait: Slack gives 3 s in all. */
  formPatience: 2300,
  /** How long a request of ours may take. */
  request: 10_000,
  /** How long an answer waits for a person's language and zone. */
  profile: 700,
  /** How long an answer waits for a look at the room and at whom it names. */
  look: 1500,
  /** How long a new socket may take until Slack says hello. */
  hello: 30_000,
  /** How long a stop waits for the answers to what came over a socket. */
  lastWords: 1500,
  /** How long Slack may take to answer a socket's goodbye. */
  goodbye: 50,
  /** How long a socket that was replaced stays open for what is still on its way; Slack ends it sooner by itself. */
  retirement: 30_000,
  /** How often is looked whether the socket still is one. */
  watch: 500,
} as const;
