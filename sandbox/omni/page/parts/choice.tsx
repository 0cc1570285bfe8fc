import { useId } from "preact/hooks";

interface ChoiceProps {
  label: string;
  value: string;
  set: (value: string) => void;
  /** Value and words; in groups where the group has a name. */
  groups: readonly { name?: string; options: readonly (readonly [value: string, words: string])[] }[];
}

/** A choice of one, with its label. */
export function Choice({ label, value, set, groups }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} class="text-field" value={value} onChange={(event) => set(event.currentTarget.value)}>
        {groups.map(({ name, options }) => {
          const list = options.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ));
          return name === undefined ? list : <optgroup key={name} label={name} children={list} />;
        })}
      </select>
    </div>
  );
}
