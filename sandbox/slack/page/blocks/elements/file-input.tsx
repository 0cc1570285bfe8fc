import type { TargetedEvent } from "preact";
import { useContext, useState } from "preact/hooks";
import { z } from "zod";
import { BlockHost } from "../host.ts";
import { interactive } from "../objects.ts";
import { fieldAttributes, useField } from "../use-field.ts";

export const fileInputElement = z.object({
  type: z.literal("file_input"),
  ...interactive,
  filetypes: z.array(z.string()).optional(),
  max_files: z.number().default(10),
});

const named = z.looseObject({ id: z.string(), name: z.string() });

/** Files of the person's own machine: they go to the workspace at once, and with the form to the app. */
export function FileInput({ of: element }: { of: z.infer<typeof fileInputElement> }) {
  const { upload } = useContext(BlockHost);
  const field = useField(element);
  const [problem, setProblem] = useState<string>();
  const files = z
    .array(named)
    .catch([])
    .parse(field.state.files ?? []);
  const take = async (event: TargetedEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const room = element.max_files - files.length;
    const chosen = [...(input.files ?? [])];
    setProblem(chosen.length > room ? `At most ${element.max_files} files.` : undefined);
    const taken: unknown[] = [...files];
    for (const file of chosen.slice(0, room)) {
      const answer = await upload(file, element.filetypes);
      if (answer.file === undefined) setProblem(answer.problem ?? "The file was not taken.");
      else taken.push(answer.file);
    }
    input.value = "";
    field.set({ files: taken });
  };
  return (
    <div class="file-input">
      <input
        {...fieldAttributes(field.slot, "Files")}
        type="file"
        multiple={element.max_files > 1}
        accept={element.filetypes?.map((type) => `.${type}`).join(",")}
        onChange={(event) => void take(event)}
      />
      {problem !== undefined && (
        <p class="input-error" role="alert">
          {problem}
        </p>
      )}
      <ul>
        {files.map(({ id, name }) => (
          <li key={id}>
            {name}
            <button
              type="button"
              class="icon-button"
              aria-label={`Remove ${name}`}
              onClick={() => field.set({ files: files.filter((one) => one.id !== id) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
