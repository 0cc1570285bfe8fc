import { z } from "zod";

const Option = z.object({ value: z.string() });
const Input = z.object({
  type: z.literal("input"),
  block_id: z.string(),
  element: z.object({
    type: z.string(),
    action_id: z.string(),
    initial_value: z.string().optional(),
    initial_option: Option.optional(),
    initial_options: z.array(Option).optional(),
  }),
});

/** What Slack sends as `view.state.values` when a person submits a form as it was drawn. */
export function stateOf(view: { readonly blocks: readonly unknown[] }): unknown {
  const inputs = view.blocks.flatMap((block) => Input.safeParse(block).data ?? []);
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [
      block_id,
      { [element.action_id]: { type: element.type, ...held(element) } },
    ]),
  );
}

function held({
  type,
  initial_value,
  initial_option,
  initial_options,
}: z.infer<typeof Input>["element"]): object {
  if (type === "plain_text_input") return { value: initial_value ?? null };
  if (type.startsWith("multi_")) return { selected_options: initial_options ?? [] };
  return { selected_option: initial_option ?? null };
}
