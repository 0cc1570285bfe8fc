import { useContext, useState } from "preact/hooks";
import type { FieldState } from "./form.ts";
import { BlockHost } from "./host.ts";
import type { Confirmation } from "./objects.ts";
import { Slot, type SlotValue } from "./slot.ts";

interface FieldElement {
  type: string;
  action_id: string;
  confirm?: Confirmation | undefined;
}

/**
 * One interactive element: what it holds, and what happens when it changes. Outside an `input` block every
 * change is an action; inside one it is an action only where the block dispatches.
 */
export function useField(element: FieldElement) {
  const host = useContext(BlockHost);
  const slot = useContext(Slot);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const state: FieldState = host.form[slot.blockId]?.[element.action_id] ?? { type: element.type };
  const sends = slot.input === undefined || slot.input.dispatch;

  const set = (change: Omit<FieldState, "type">) =>
    host.setField(slot.blockId, element.action_id, { ...state, ...change });

  const send = async (change: Omit<FieldState, "type"> & { value?: string | null }) => {
    setBusy(true);
    try {
      setProblem(
        await host.act({ ...state, ...change, block_id: slot.blockId, action_id: element.action_id }),
      );
    } finally {
      setBusy(false);
    }
  };

  const choose = async (change: Omit<FieldState, "type">) => {
    if (!sends) return set(change);
    if (element.confirm !== undefined && !(await host.confirm(element.confirm))) return set({});
    set(change);
    await send(change);
  };

  return { state, slot, busy, problem, sends, set, send, choose };
}

/** The attributes that tie a control to its block's label, hint and error. */
export function fieldAttributes(slot: { input?: SlotValue["input"] }, label: string | undefined) {
  if (slot.input === undefined) return { "aria-label": label ?? "Value" };
  const { fieldId, labelId, describedBy, invalid } = slot.input;
  return {
    id: fieldId,
    "aria-labelledby": labelId,
    "aria-describedby": describedBy,
    "aria-invalid": invalid,
  };
}
