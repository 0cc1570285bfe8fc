/** Slack's limits for what this room builds, in characters or pieces. Pages are below https://docs.slack.dev/reference. */
export const LIMITS = {
  /** block-kit/blocks */
  messageBlocks: 50,
  viewBlocks: 100,
  /** block-kit/block-elements, every `action_id` */
  id: 255,
  /** block-kit/composition-objects/text-object */
  text: 3000,
  /** block-kit/blocks/actions-block; five stand in one line on a wide screen */
  actions: 25,
  /** block-kit/block-elements/button-element */
  button: 75,
  buttonValue: 2000,
  url: 3000,
  /** block-kit/blocks/table-block: one table a message, its header row not counted */
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  /** block-kit/blocks/data-visualization-block, in the middle of what is documented: some pages allow 12 lines */
  chartTitle: 50,
  chartLabel: 20,
  chartSeries: 6,
  chartPoints: 20,
  /** views/modal-views */
  viewTitle: 24,
  viewMetadata: 3000,
  /** All text of all blocks of a message together; undocumented, measured in slackapi/bolt-js issue 2509. */
  blocksText: 13_200,
  /** methods/chat.update, error msg_too_long: top-level `text` that can still be replaced */
  updateText: 4000,
} as const;
