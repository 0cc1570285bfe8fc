/** Slack's limits for forms, in characters or pieces. Pages are below https://docs.slack.dev/reference/block-kit. */
export const FORM_LIMITS = {
  /** blocks/input-block: label and hint */
  label: 2000,
  hint: 2000,
  /** block-elements/plain-text-input-element */
  placeholder: 150,
  input: 3000,
  /** composition-objects/option-object */
  option: 75,
  optionValue: 150,
  /** block-elements/select-menu-element and multi-select-menu-element */
  options: 100,
  optionGroups: 100,
} as const;
