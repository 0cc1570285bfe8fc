import { z } from "zod";
import { Button, buttonElement } from "./button.tsx";

export const workflowButtonElement = buttonElement
  .omit({ url: true, value: true })
  .extend({ type: z.literal("workflow_button") });

/** Begins a workflow in Slack; here the workspace says that it runs none. */
export function WorkflowButton({ of: button }: { of: z.infer<typeof workflowButtonElement> }) {
  return <Button of={button} />;
}
