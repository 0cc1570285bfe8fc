import type { TargetedKeyboardEvent } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Channel } from "../../protocol.ts";
import { useListKeys } from "../parts/use-list-keys.ts";
import { useWindow } from "../state/window.ts";
import { ComposerMenu } from "./composer-menu.tsx";
import { commandHint, complete, type Completion, suggest } from "./completions.ts";
import { useDraft } from "./use-draft.ts";
import { useSend } from "./use-send.ts";
import { ShortcutMenu } from "./shortcut-menu.tsx";

interface ComposerProps {
  channel: Channel;
  threadTs?: string;
  focus?: boolean;
  /** Told when something is sent. */
  onSend: () => void;
}

/** The field to write in: slash commands, mentions of people, groups and channels, Enter sends. */
export function Composer({ channel, threadTs, focus = false, onSend }: ComposerProps) {
  const { state } = useWindow();
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const placed = useRef<number | undefined>(undefined);
  const id = useId();
  const [text, setText] = useDraft(`${channel.id}/${threadTs ?? ""}`);
  const [caret, setCaret] = useState(0);
  const [shut, setShut] = useState<string>();
  const { send, sending, problem } = useSend(channel.id, threadTs);
  const suggestions = shut === text ? [] : suggest(text, caret, state);
  const { active, setActive, move } = useListKeys(suggestions.length, text);
  const hint = commandHint(text, state.commands);
  const name = channel.kind === "im" ? state.app.name : `#${channel.name}`;

  useGrow(field, text);
  useLayoutEffect(() => {
    if (placed.current !== undefined) field.current?.setSelectionRange(placed.current, placed.current);
    placed.current = undefined;
  }, [text]);
  // Before it is painted: who sees the field can write in it.
  useLayoutEffect(() => {
    if (focus || matchMedia("(hover: hover)").matches) field.current?.focus();
  }, []);

  const put = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    placed.current = at;
  };
  const take = (suggestion: Completion) => {
    const { text: next, caret: at } = complete(text, caret, suggestion);
    put(next, at);
    field.current?.focus();
  };
  const submit = async () => {
    const typed = text.trim();
    if (typed === "") return;
    setText("");
    onSend();
    if (!(await send(typed))) setText((now) => (now === "" ? typed : now));
  };
  /** True when the key went to the list of suggestions. */
  const steer = (key: string): boolean => {
    const chosen = suggestions[active];
    if (chosen === undefined) return false;
    if (key === "Escape") setShut(text);
    else if (key === "Tab" || (key === "Enter" && !chosen.whole)) take(chosen);
    else return move(key);
    return true;
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.isComposing) return;
    const sends = event.key === "Enter" && !event.shiftKey;
    const steered = steer(event.key);
    if (steered || sends) event.preventDefault();
    if (sends && !steered) void submit();
  };
  const follow = () => setCaret(field.current?.selectionStart ?? 0);

  return (
    <div class="composer" aria-busy={sending}>
      {problem !== null && (
        <p class="composer-problem" role="alert">
          {problem}
        </p>
      )}
      <ComposerMenu
        id={id}
        anchor={box}
        suggestions={suggestions}
        active={active}
        setActive={setActive}
        take={take}
      />
      <div class="composer-box" ref={box}>
        <ShortcutMenu />
        <textarea
          ref={field}
          rows={1}
          aria-label={threadTs === undefined ? `Message to ${name}` : "Reply in the thread"}
          placeholder={threadTs === undefined ? `Message ${name}, or / for commands` : "Reply…"}
          aria-controls={suggestions.length > 0 ? `${id}-menu` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={suggestions.length > 0 ? `${id}-${active}` : undefined}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
          }}
          onKeyDown={onKeyDown}
          onKeyUp={follow}
          onClick={follow}
        />
        <button
          type="button"
          class="send"
          aria-label="Send"
          disabled={text.trim() === ""}
          onClick={() => void submit()}
        >
          ➤
        </button>
      </div>
      <p class="composer-hint quiet" aria-live="polite">
        {hint ?? "Enter sends, Shift + Enter begins a new line"}
      </p>
    </div>
  );
}

function useGrow(field: { current: HTMLTextAreaElement | null }, text: string) {
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 220)}px`;
  }, [text]);
}
