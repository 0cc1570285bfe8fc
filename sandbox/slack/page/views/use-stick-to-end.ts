import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const nearEnd = 80;

/**
 * Keeps a scrolled list at its end while the person is there, also when what is shown grows; a target wins. Who sends
 * something (`sent` grows) is taken to the end. `missed` is how much came while they were elsewhere.
 */
export function useStickToEnd(count: number, target: string | undefined, sent: number) {
  const ref = useRef<HTMLDivElement>(null);
  const sticks = useRef(target === undefined);
  const seen = useRef(count);
  const [atEnd, setAtEnd] = useState(true);
  if (atEnd) seen.current = count;
  const toEnd = () => {
    sticks.current = true;
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  };
  useLayoutEffect(() => {
    if (sticks.current) toEnd();
  }, [count]);
  useLayoutEffect(() => {
    if (sent > 0) toEnd();
  }, [sent]);
  useEffect(() => {
    if (target === undefined) return;
    sticks.current = false;
    ref.current?.querySelector(`[data-ts="${CSS.escape(target)}"]`)?.scrollIntoView({ block: "center" });
  }, [target]);
  useEffect(() => {
    const box = ref.current;
    if (box === null) return undefined;
    const watch = new ResizeObserver(() => sticks.current && toEnd());
    watch.observe(box);
    for (const child of box.children) watch.observe(child);
    const scrolled = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
      sticks.current = near;
      setAtEnd(near);
    };
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, []);
  return { ref, atEnd, missed: Math.max(0, count - seen.current), toEnd };
}
