import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface FloatingProps {
  anchor: { current: HTMLElement | null };
  class: string;
  /** As wide as the anchor, at least. */
  stretch?: boolean;
  /** Which edge of the anchor it keeps to. */
  align?: "start" | "end";
  children: ComponentChildren;
}

const gap = 4;

/** Something that floats above all else, never cut off: below its anchor, or above it where there is no room. */
export function Floating({ anchor, class: name, stretch = false, align = "start", children }: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [box, from] = [ref.current, anchor.current];
    if (box === null || from === null) return undefined;
    const place = () => placeBox(box, from.getBoundingClientRect(), stretch, align);
    box.showPopover();
    place();
    const watch = new ResizeObserver(place);
    watch.observe(box);
    addEventListener("resize", place);
    addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      watch.disconnect();
      removeEventListener("resize", place);
      removeEventListener("scroll", place, { capture: true });
    };
  }, []);
  return (
    <div ref={ref} popover="manual" class={`floating ${name}`}>
      {children}
    </div>
  );
}

function placeBox(box: HTMLElement, from: DOMRect, stretch: boolean, align: "start" | "end") {
  if (stretch) box.style.minWidth = `${from.width}px`;
  const below = innerHeight - from.bottom - gap * 2;
  const above = from.top - gap * 2;
  const upward = box.scrollHeight > below && above > below;
  box.style.maxHeight = `${Math.max(120, upward ? above : below)}px`;
  const { width, height } = box.getBoundingClientRect();
  const wanted = align === "start" ? from.left : from.right - width;
  box.style.left = `${Math.max(gap, Math.min(wanted, innerWidth - width - gap))}px`;
  box.style.top = `${upward ? from.top - gap - height : from.bottom + gap}px`;
}
