import { useEffect, useRef, useState } from "preact/hooks";
import { isAtEnd } from "./use-stick-to-end.ts";

interface ToEndProps {
  list: { current: HTMLElement | null };
  count: number;
  toEnd: () => void;
}

/** Leads whoever reads further up to what is newest. A part of its own: a thousand messages are not drawn for it. */
export function ToEnd({ list, count, toEnd }: ToEndProps) {
  const [atEnd, setAtEnd] = useState(true);
  const seen = useRef(count);
  if (atEnd) seen.current = count;
  useEffect(() => {
    const box = list.current;
    if (box === null) return undefined;
    const scrolled = () => setAtEnd(isAtEnd(box));
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => box.removeEventListener("scroll", scrolled);
  }, []);
  if (atEnd) return null;
  return (
    <button type="button" class="to-end" onClick={toEnd}>
      ↓ {newestWords(Math.max(0, count - seen.current))}
    </button>
  );
}

const newestWords = (missed: number) =>
  missed === 0 ? "Newest messages" : missed === 1 ? "1 new message" : `${missed} new messages`;
