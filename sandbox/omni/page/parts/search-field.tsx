import { useEffect, useState } from "preact/hooks";

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  set: (value: string) => void;
}

const PAUSE = 250;

/** A field to look for something; it looks when the typing pauses. */
export function SearchField({ label, placeholder, value, set }: SearchFieldProps) {
  const [typed, type] = useState(value);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => set(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <label class="field field-grow">
      <span>{label}</span>
      <input
        type="search"
        class="text-field"
        value={typed}
        placeholder={placeholder}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && set(typed)}
      />
    </label>
  );
}
