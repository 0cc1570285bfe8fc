/** Slack's limits. Pages are below https://docs.slack.dev. */
export const LIMITS = {
  /** reference/block-kit/blocks */
  messageBlocks: 50,
  viewBlocks: 100,
  /** reference/block-kit/blocks: every `block_id`; reference/block-kit/block-elements: every `action_id` */
  id: 255,
  /** reference/block-kit/composition-objects/text-object */
  text: 3000,
  /** reference/block-kit/blocks/section-block */
  fields: 10,
  field: 2000,
  /** reference/block-kit/blocks/header-block */
  header: 150,
  /** reference/block-kit/blocks/actions-block */
  actions: 25,
  /** reference/block-kit/blocks/context-block */
  context: 10,
  /** reference/block-kit/blocks/context-actions-block */
  contextActions: 5,
  /** reference/block-kit/blocks/input-block: label and hint */
  label: 2000,
  /** reference/block-kit/blocks/image-block: alt_text and title */
  alt: 2000,
  url: 3000,
  /** reference/block-kit/blocks/markdown-block: all markdown blocks of one payload together */
  markdown: 12_000,
  /** reference/block-kit/blocks/alert-block */
  alert: 200,
  /** reference/block-kit/blocks/card-block: title and subtitle; body and subtext */
  cardTitle: 150,
  cardBody: 200,
  cardActions: 3,
  /** reference/block-kit/blocks/carousel-block */
  cards: 10,
  /** reference/block-kit/blocks/container-block */
  containerTitle: 150,
  containerBlocks: 10,
  /** reference/block-kit/blocks/table-block; all cells of all tables of one message */
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  /** reference/block-kit/blocks/data-table-block: the header row among them; all cells of one message; a page */
  dataTableRows: 201,
  dataTableCharacters: 20_000,
  dataTablePage: 100,
  /** reference/methods/chat.postMessage, error only_one_table_allowed */
  tables: 1,
  /** reference/block-kit/blocks/data-visualization-block */
  chartTitle: 50,
  chartLabel: 20,
  chartSeries: 12,
  chartPoints: 20,
  charts: 2,
  /** reference/block-kit/blocks/video-block: "must be less than" */
  videoText: 199,
  videoAuthor: 49,
  /** reference/block-kit/block-elements/button-element, workflow-button-element */
  button: 75,
  buttonValue: 2000,
  /** reference/block-kit/block-elements/icon-button-element: `visible_to_user_ids` */
  iconButtonPeople: 10,
  /** reference/block-kit/composition-objects/option-object */
  option: 75,
  optionValue: 150,
  /** reference/block-kit/block-elements/select-menu-element */
  options: 100,
  optionGroups: 100,
  placeholder: 150,
  /** reference/block-kit/block-elements/overflow-menu-element */
  overflow: 5,
  /** reference/block-kit/block-elements/checkboxes-element, radio-button-group-element */
  choices: 10,
  /** reference/block-kit/block-elements/plain-text-input-element */
  input: 3000,
  /** reference/block-kit/composition-objects/confirmation-dialog-object */
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** reference/views/modal-views */
  viewTitle: 24,
  viewMetadata: 3000,
  /** reference/methods/views.open, error view_too_large; bytes */
  viewBytes: 250_000,
  /** surfaces/modals: views in one stack */
  viewStack: 3,
  /** reference/methods/chat.postMessage: longer text is cut by Slack, so here it is refused */
  postText: 40_000,
  /** reference/methods/chat.update, error msg_too_long */
  updateText: 4000,
  /** error msg_blocks_too_long, undocumented: measured in github.com/slackapi/bolt-js/issues/2509, without tables */
  blocksText: 13_200,
  /** interactivity/handling-user-interaction: acknowledge and use a trigger within; milliseconds */
  ack: 3000,
  trigger: 3000,
  /** interactivity/handling-user-interaction#message_responses */
  responses: 5,
  responseAge: 30 * 60_000,
  /** apis/events-api#retries: milliseconds before each repeat */
  eventRetries: [0, 60_000, 300_000],
} as const;

export type Surface = "message" | "modal" | "home";

const everywhere = ["message", "modal", "home"] as const;

/** Where Slack takes a block: the column "surfaces" of reference/block-kit/blocks. */
export const SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  actions: everywhere,
  alert: ["modal"],
  card: everywhere,
  carousel: ["message", "home"],
  container: ["message", "home"],
  context: everywhere,
  context_actions: ["message"],
  data_table: ["message", "home"],
  data_visualization: ["message", "home"],
  divider: everywhere,
  header: everywhere,
  image: everywhere,
  input: everywhere,
  markdown: ["message"],
  plan: ["message"],
  rich_text: everywhere,
  section: everywhere,
  table: ["message", "home"],
  task_card: ["message"],
  video: everywhere,
};

/** The same for elements, where it differs from their block's: reference/block-kit/block-elements */
export const ELEMENT_SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  datetimepicker: ["message", "modal"],
  email_text_input: ["modal"],
  file_input: ["modal"],
  number_input: ["modal"],
  rich_text_input: ["modal", "home"],
  url_text_input: ["modal"],
  workflow_button: ["message"],
};
