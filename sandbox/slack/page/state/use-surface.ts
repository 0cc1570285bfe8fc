import { useMemo } from "preact/hooks";
import type { Option as AnsweredOption, Container } from "../../protocol.ts";
import { type Form, seedForm, withField } from "../blocks/form.ts";
import type { BlockHostValue, SentAction } from "../blocks/host.ts";
import type { OptionList } from "../blocks/elements/filter-options.ts";
import type { Option } from "../blocks/objects.ts";
import { type Tools, useTools } from "./window.ts";

interface Surface {
  /** Whose form it is: a view's id, or a message's key. */
  surface: string;
  form: Form | undefined;
  blocks: readonly unknown[];
  container: Container;
  errors?: Readonly<Record<string, string>>;
}

const none = {};

/** Gives blocks what they need where they stand: a message, a modal or Home, with a form of its own. */
export function useSurface({
  surface,
  form: held,
  blocks,
  container,
  errors = none,
}: Surface): BlockHostValue {
  const tools = useTools();
  const { me, directory, reader } = tools;
  const form = useMemo(() => seedForm(blocks, held), [blocks, held]);
  return useMemo(
    () => ({
      me,
      directory,
      form,
      errors,
      reader,
      open: (channel: string, ts?: string) =>
        tools.go({ kind: "channel", id: channel }, ts === undefined ? undefined : { channel, ts }),
      setField: (blockId, actionId, field) =>
        tools.dispatch({ type: "field", surface, blockId, actionId, state: field }),
      act: (action) => sendAction(tools, container, form, action),
      confirm: tools.confirm,
      options: (blockId, actionId, query) => askOptions(tools, { container, blockId, actionId, query }),
      upload: (file, filetypes) => uploadFile(tools, file, filetypes),
      fileUrl: (id) => `/files/${id}`,
    }),
    [surface, blocks, form, errors, tools],
  );
}

async function sendAction(
  { api, tell }: Tools,
  container: Container,
  form: Form,
  action: SentAction,
): Promise<string | null> {
  const { block_id: blockId, action_id: actionId, type, ...value } = action;
  const known = form[blockId]?.[actionId] !== undefined;
  const after = known ? withField(form, blockId, actionId, { type, ...value }) : form;
  const outcome = await api.post("action", { container, blockId, actionId, value, state: after });
  if (outcome.problem !== null) tell(outcome.problem);
  return outcome.problem;
}

async function uploadFile({ api }: Tools, file: File, filetypes: readonly string[] | undefined) {
  const url = await new Promise<string>((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(typeof reader.result === "string" ? reader.result : ""));
    reader.readAsDataURL(file);
  });
  const content = url.slice(url.indexOf(",") + 1);
  return api.post("upload", { name: file.name, content, ...(filetypes === undefined ? {} : { filetypes }) });
}

async function askOptions(
  { api }: Tools,
  question: Readonly<Record<string, unknown>>,
): Promise<OptionList[]> {
  const { groups, options } = await api.options(question);
  if (groups.length === 0) return [{ options: options.map(plainOption) }];
  return groups.map((group) => ({
    label: { type: "plain_text", text: group.label.text },
    options: group.options.map(plainOption),
  }));
}

function plainOption({ text, value }: AnsweredOption): Option {
  return { text: { type: "plain_text", text: text.text }, ...(value === undefined ? {} : { value }) };
}
