import type { TargetedKeyboardEvent } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { OptionList } from "../blocks/elements/filter-options.ts";
import type { Option } from "../blocks/objects.ts";
import { replaceEmoji } from "../blocks/text/emoji.ts";
import { Floating } from "./floating.tsx";
import { PickerList } from "./picker-list.tsx";
import { useFocusOnLoad } from "./use-focus-on-load.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useOptions } from "./use-options.ts";
import { useOutsideClick } from "./use-outside-click.ts";

interface PickerProps {
  attributes: Record<string, string | boolean | undefined>;
  placeholder: string;
  focus: boolean;
  clearable: boolean;
  several: boolean;
  most?: number | undefined;
  busy: boolean;
  picked: readonly Option[];
  load: (query: string) => Promise<readonly OptionList[]>;
  minQuery?: number;
  /** The options come from the app: typing waits a moment, and says so. */
  remote?: boolean;
  onPick: (picked: Option[]) => void;
}

/** Choosing from a list by typing: one option, or several as chips. */
export function Picker(props: PickerProps) {
  const { several, picked, most = Infinity } = props;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useFocusOnLoad<HTMLInputElement>(props.focus);
  const id = useId();
  const found = useOptions(open, query, props);
  const options = found.groups.flatMap((group) => group.options);
  const keys = useListKeys(options.length, found.groups);
  const shown = several ? "" : replaceEmoji(picked[0]?.text.text ?? "");

  const shut = () => {
    setOpen(false);
    setQuery("");
  };
  useOutsideClick([box, list], shut);

  const choose = (option: Option | undefined) => {
    if (option === undefined) return;
    const has = picked.some(({ value }) => value === option.value);
    const rest = picked.filter(({ value }) => value !== option.value);
    if (several && !has && picked.length >= most) return;
    props.onPick(several ? (has ? rest : [...rest, option]) : [option]);
    if (several) setQuery("");
    else shut();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    if (key === "Tab") return shut();
    if (key === "Backspace" && query === "" && several) return props.onPick(picked.slice(0, -1));
    if (!open && ["ArrowDown", "ArrowUp", "Enter"].includes(key)) setOpen(true);
    else if (open && key === "Escape") shut();
    else if (open && key === "Enter") choose(options[keys.active]);
    else if (!open || !keys.move(key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="picker" ref={box} aria-busy={props.busy}>
      {several && <Chips picked={picked} remove={choose} />}
      <input
        {...props.attributes}
        ref={field}
        role="combobox"
        class="picker-input"
        autocomplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && options.length > 0 ? `${id}-${keys.active}` : undefined}
        placeholder={several && picked.length > 0 ? "" : shown || props.placeholder}
        value={open || several ? query : shown}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <PickerEnd {...props} shown={shown} />
      {open && (
        <Floating anchor={box} class="picker-list" stretch>
          <div
            ref={list}
            role="listbox"
            id={`${id}-list`}
            aria-label={props.placeholder}
            aria-multiselectable={several}
          >
            <PickerList id={id} found={found} active={keys.active} picked={picked} choose={choose} />
          </div>
        </Floating>
      )}
    </div>
  );
}

function PickerEnd({ clearable, several, picked, onPick, shown }: PickerProps & { shown: string }) {
  if (!clearable || several || picked.length === 0)
    return (
      <span class="picker-mark" aria-hidden="true">
        ▾
      </span>
    );
  return (
    <button type="button" class="picker-clear" aria-label={`Clear ${shown}`} onClick={() => onPick([])}>
      ×
    </button>
  );
}

function Chips({ picked, remove }: { picked: readonly Option[]; remove: (option: Option) => void }) {
  return picked.map((option) => (
    <span key={option.value} class="chip">
      {replaceEmoji(option.text.text)}
      <button type="button" aria-label={`Remove ${option.text.text}`} onClick={() => remove(option)}>
        ×
      </button>
    </span>
  ));
}
