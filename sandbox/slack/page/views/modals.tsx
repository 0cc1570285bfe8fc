import { useWindow } from "../state/window.ts";
import { Modal } from "./modal.tsx";

/** The modal on screen: the top of the stack. Those below keep what was typed. */
export function Modals() {
  const { state } = useWindow();
  const top = state.modals.at(-1);
  return top && <Modal key={top.id} view={top} depth={state.modals.length} />;
}
