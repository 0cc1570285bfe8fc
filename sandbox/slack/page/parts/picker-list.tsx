import { useEffect, useRef } from "preact/hooks";
import type { Option } from "../blocks/objects.ts";
import { replaceEmoji } from "../blocks/text/emoji.ts";
import type { FoundOptions } from "./use-options.ts";

interface PickerListProps {
  id: string;
  found: FoundOptions;
  active: number;
  picked: readonly Option[];
  choose: (option: Option) => void;
}

/** The options of a picker, grouped. */
export function PickerList({ id, found, active, picked, choose }: PickerListProps) {
  let index = -1;
  return (
    <>
      {found.note !== undefined && (
        <p class="menu-heading" role="status">
          {found.note}
        </p>
      )}
      {found.groups.map((group, place) => (
        <div key={place} role="group" aria-label={group.label?.text}>
          {group.label && (
            <p class="menu-heading" aria-hidden="true">
              {replaceEmoji(group.label.text)}
            </p>
          )}
          {group.options.map((option) => {
            index += 1;
            const chosen = picked.some(({ value }) => value === option.value);
            return (
              <Row
                key={option.value}
                id={`${id}-${index}`}
                active={index === active}
                option={option}
                chosen={chosen}
                choose={choose}
              />
            );
          })}
        </div>
      ))}
    </>
  );
}

interface RowProps {
  id: string;
  option: Option;
  active: boolean;
  chosen: boolean;
  choose: (option: Option) => void;
}

function Row({ id, option, active, chosen, choose }: RowProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      class={active ? "picker-row picker-active" : "picker-row"}
      aria-selected={chosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(option)}
    >
      <span>{replaceEmoji(option.text.text)}</span>
      {option.description && <span class="quiet">{option.description.text}</span>}
      {chosen && (
        <span class="picker-check" aria-hidden="true">
          ✓
        </span>
      )}
    </div>
  );
}
