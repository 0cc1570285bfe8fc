import { z } from "zod";
import { RichText, richTextBlock } from "./rich-text.tsx";

export const taskCardBlock = z.object({
  title: z.string(),
  status: z.enum(["pending", "in_progress", "complete", "error"]).default("pending"),
  details: richTextBlock.optional(),
  output: richTextBlock.optional(),
  sources: z.array(z.object({ url: z.string(), text: z.string() })).default([]),
});
export const planBlock = z.object({ title: z.string(), tasks: z.array(taskCardBlock).default([]) });

const marks = {
  pending: { mark: "–", words: "not begun" },
  in_progress: { mark: "◐", words: "under way" },
  complete: { mark: "✓", words: "done" },
  error: { mark: "×", words: "failed" },
} as const;

/** One thing that an agent does, what it found, and where. */
export function TaskCard({ of: task }: { of: z.infer<typeof taskCardBlock> }) {
  const { mark, words } = marks[task.status];
  const head = (
    <>
      <span class={`task-mark task-${task.status}`} role="img" aria-label={words}>
        {mark}
      </span>
      {task.title}
    </>
  );
  if (!task.details && !task.output && task.sources.length === 0)
    return <div class="task-card task-alone">{head}</div>;
  return (
    <details class="task-card" open={task.status !== "complete"}>
      <summary>{head}</summary>
      {task.details && <RichText of={task.details} />}
      {task.output && <RichText of={task.output} />}
      {task.sources.map(({ url, text }) => (
        <a key={url} href={url} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ))}
    </details>
  );
}

/** Tasks in the order in which they are done. */
export function Plan({ of: plan }: { of: z.infer<typeof planBlock> }) {
  return (
    <section class="plan-block" aria-label={plan.title}>
      <strong>{plan.title}</strong>
      {plan.tasks.map((task, index) => (
        <TaskCard key={index} of={task} />
      ))}
    </section>
  );
}
