import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

const nearEnd = 80;

/** Whether a scrolled list is seen to its end, or nearly. */
export const isAtEnd = (box: HTMLElement): boolean =>
  box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;

/**
 * Keeps a scrolled list at its end while the person is there, also when what is shown grows; a target wins. Who sends
 * something (`sent` grows) is taken to the end.
 */
export function useStickToEnd(count: number, target: string | undefined, sent: number) {
  const ref = useRef<HTMLDivElement>(null);
  const sticks = useRef(target === undefined);
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
    let room = box.clientHeight;
    const scrolled = () => {
      // With less room it moves by itself: nobody left the end.
      const pushed = box.clientHeight !== room;
      room = box.clientHeight;
      if (!pushed || !sticks.current) sticks.current = isAtEnd(box);
      else toEnd();
    };
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, []);
  return { ref, toEnd };
}
