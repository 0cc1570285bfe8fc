import { useState } from "preact/hooks";
import type { Confirmation } from "../blocks/objects.ts";

interface Asked {
  question: Confirmation;
  settle: (yes: boolean) => void;
}

/** One question at a time, answered by a dialog; a second one waiting answers the first with no. */
export function useConfirm() {
  const [asked, setAsked] = useState<Asked>();
  const confirm = (question: Confirmation) =>
    new Promise<boolean>((settle) => {
      setAsked((before) => {
        before?.settle(false);
        return { question, settle };
      });
    });
  const answer = (yes: boolean) => {
    asked?.settle(yes);
    setAsked(undefined);
  };
  return { question: asked?.question, confirm, answer };
}
