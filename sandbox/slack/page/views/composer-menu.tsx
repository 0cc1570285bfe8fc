import { useEffect, useRef } from "preact/hooks";
import { Floating } from "../parts/floating.tsx";
import type { Completion } from "./completions.ts";

interface ComposerMenuProps {
  id: string;
  anchor: { current: HTMLElement | null };
  suggestions: readonly Completion[];
  active: number;
  setActive: (index: number) => void;
  take: (suggestion: Completion) => void;
}

/** The list above the composer: commands with their hints, or names to mention. */
export function ComposerMenu({ id, anchor, suggestions, active, setActive, take }: ComposerMenuProps) {
  if (suggestions.length === 0) return null;
  return (
    <Floating anchor={anchor} class="menu-box composer-menu" stretch>
      <div role="listbox" id={`${id}-menu`} aria-label="Suggestions">
        {suggestions.map((suggestion, index) => (
          <Suggestion
            key={suggestion.insert}
            id={`${id}-${index}`}
            suggestion={suggestion}
            active={index === active}
            over={() => setActive(index)}
            take={() => take(suggestion)}
          />
        ))}
      </div>
      <p class="menu-keys quiet" aria-hidden="true">
        ↑↓ move · Tab takes · Esc closes
      </p>
    </Floating>
  );
}

interface SuggestionProps {
  id: string;
  suggestion: Completion;
  active: boolean;
  over: () => void;
  take: () => void;
}

function Suggestion({ id, suggestion, active, over, take }: SuggestionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      class={active ? "suggestion picker-active" : "suggestion"}
      aria-selected={active}
      onMouseMove={over}
      onMouseDown={(event) => event.preventDefault()}
      onClick={take}
    >
      <span>
        <strong>{suggestion.title}</strong> <span class="suggestion-hint">{suggestion.hint}</span>
      </span>
      <span class="quiet">{suggestion.detail}</span>
    </div>
  );
}
