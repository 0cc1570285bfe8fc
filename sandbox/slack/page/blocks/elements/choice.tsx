import { useFocusOnLoad } from "../../parts/use-focus-on-load.ts";
import type { Option } from "../objects.ts";
import { Text } from "../text/text-object.tsx";

interface ChoiceProps {
  type: "checkbox" | "radio";
  choice: Option;
  checked: boolean;
  focus: boolean;
  id?: string | undefined;
  name?: string;
  onChoose: () => void;
}

/** One checkbox or radio with its words and what explains it. */
export function Choice({ type, choice, checked, focus, id, name, onChoose }: ChoiceProps) {
  const ref = useFocusOnLoad<HTMLInputElement>(focus);
  return (
    <label class="choice">
      <input ref={ref} type={type} name={name} id={id} checked={checked} onChange={onChoose} />
      <span>
        <Text text={choice.text} />
        {choice.description && (
          <span class="choice-detail">
            <Text text={choice.description} />
          </span>
        )}
      </span>
    </label>
  );
}
