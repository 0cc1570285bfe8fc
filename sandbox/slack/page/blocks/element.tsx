import { type Drawing, draw, typeOf, Unreadable } from "./draw.tsx";
import { Button, buttonElement } from "./elements/button.tsx";
import { Checkboxes, checkboxesElement } from "./elements/checkboxes.tsx";
import { ConversationSelect, conversationSelectElement } from "./elements/conversation-select.tsx";
import { DatePicker, datePickerElement } from "./elements/date-picker.tsx";
import { DateTimePicker, dateTimePickerElement } from "./elements/date-time-picker.tsx";
import { ExternalSelect, externalSelectElement } from "./elements/external-select.tsx";
import { FeedbackButtons, feedbackButtonsElement } from "./elements/feedback-buttons.tsx";
import { FileInput, fileInputElement } from "./elements/file-input.tsx";
import { IconButton, iconButtonElement } from "./elements/icon-button.tsx";
import { ImageElement, imageElement } from "./elements/image.tsx";
import { NumberInput, numberInputElement } from "./elements/number-input.tsx";
import { Overflow, overflowElement } from "./elements/overflow.tsx";
import { RadioButtons, radioButtonsElement } from "./elements/radio-buttons.tsx";
import { RichTextInput, richTextInputElement } from "./elements/rich-text-input.tsx";
import { StaticSelect, staticSelectElement } from "./elements/static-select.tsx";
import { TextInput, textInputElement } from "./elements/text-input.tsx";
import { TimePicker, timePickerElement } from "./elements/time-picker.tsx";
import { WorkflowButton, workflowButtonElement } from "./elements/workflow-button.tsx";

const staticSelect = draw(staticSelectElement, StaticSelect);
const externalSelect = draw(externalSelectElement, ExternalSelect);
const conversationSelect = draw(conversationSelectElement, ConversationSelect);
const textInput = draw(textInputElement, TextInput);

const drawings: Readonly<Record<string, Drawing>> = {
  button: draw(buttonElement, Button),
  workflow_button: draw(workflowButtonElement, WorkflowButton),
  checkboxes: draw(checkboxesElement, Checkboxes),
  datepicker: draw(datePickerElement, DatePicker),
  datetimepicker: draw(dateTimePickerElement, DateTimePicker),
  timepicker: draw(timePickerElement, TimePicker),
  feedback_buttons: draw(feedbackButtonsElement, FeedbackButtons),
  icon_button: draw(iconButtonElement, IconButton),
  file_input: draw(fileInputElement, FileInput),
  image: draw(imageElement, ImageElement),
  overflow: draw(overflowElement, Overflow),
  radio_buttons: draw(radioButtonsElement, RadioButtons),
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: draw(numberInputElement, NumberInput),
  rich_text_input: draw(richTextInputElement, RichTextInput),
  static_select: staticSelect,
  multi_static_select: staticSelect,
  external_select: externalSelect,
  multi_external_select: externalSelect,
  users_select: conversationSelect,
  multi_users_select: conversationSelect,
  channels_select: conversationSelect,
  multi_channels_select: conversationSelect,
  conversations_select: conversationSelect,
  multi_conversations_select: conversationSelect,
};

/** One element of a block: a button, a field, a picture. */
export function Element({ raw }: { raw: unknown }) {
  const type = typeOf(raw);
  const drawing = Object.hasOwn(drawings, type) ? drawings[type] : undefined;
  return drawing?.(raw) ?? <Unreadable raw={raw} why="The workspace does not know this kind of element." />;
}
