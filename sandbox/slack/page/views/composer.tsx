import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
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
}

/** The field to write in: slash commands, mentions of people, groups and channels, Enter sends. */
export function Composer({ channel, threadTs, focus = false }: ComposerProps) {
  const { state } = useWindow();
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
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
  useEffect(() => {
    if (focus || matchMedia("(hover: hover)").matches) field.current?.focus();
  }, []);

  const put = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
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
    if (!(await send(typed))) setText((now) => (now === "" ? typed : now));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    const chosen = suggestions[active];
    if (event.isComposing) return;
    if (chosen !== undefined) {
      if (event.key === "Escape") setShut(text);
      else if (event.key === "Tab" || (event.key === "Enter" && !chosen.whole)) take(chosen);
      else if (!move(event.key)) return void sendOnEnter(event);
      event.preventDefault();
      return;
    }
    sendOnEnter(event);
  };
  const sendOnEnter = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void submit();
  };
  const follow = () => setCaret(field.current?.selectionStart ?? 0);

  return (
    <div class="composer" aria-busy={sending}>
      {problem !== null && (
        <p class="composer-problem" role="alert">
          {problem}
        </p>
      )}
      <ComposerMenu id={id} anchor={box} {...{ suggestions, active, setActive, take }} />
      <div class="composer-box" ref={box}>
        <ShortcutMenu />
        <textarea
          ref={field}
          rows={1}
          aria-label={threadTs === undefined ? `Message to ${name}` : "Reply in the thread"}
          placeholder={threadTs === undefined ? `Message ${name}, or / for commands` : "Reply…"}
          aria-controls={`${id}-menu`}
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
