import { useContext, useId } from "preact/hooks";
import { z } from "zod";
import { Element } from "../element.tsx";
import { BlockHost } from "../host.ts";
import { textObject } from "../objects.ts";
import { Slot } from "../slot.ts";
import { Text } from "../text/text-object.tsx";

export const inputBlock = z.object({
  label: textObject,
  hint: textObject.optional(),
  optional: z.boolean().default(false),
  dispatch_action: z.boolean().default(false),
  element: z.unknown(),
});

export function Input({ of: block }: { of: z.infer<typeof inputBlock> }) {
  const { errors } = useContext(BlockHost);
  const { blockId } = useContext(Slot);
  const id = useId();
  const error = errors[blockId];
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ");
  const input = {
    fieldId: `${id}-field`,
    labelId: `${id}-label`,
    describedBy: described || undefined,
    dispatch: block.dispatch_action,
    invalid: error !== undefined,
  };
  return (
    <div class={error === undefined ? "input-block" : "input-block input-wrong"}>
      <label id={input.labelId} for={input.fieldId}>
        <Text text={block.label} />
        {block.optional && <span class="quiet"> (optional)</span>}
      </label>
      <Slot.Provider value={{ blockId, input }}>
        <Element raw={block.element} />
      </Slot.Provider>
      {error !== undefined && (
        <p id={`${id}-error`} class="input-error">
          {error}
        </p>
      )}
      {block.hint && (
        <p id={`${id}-hint`} class="input-hint">
          <Text text={block.hint} />
        </p>
      )}
    </div>
  );
}
