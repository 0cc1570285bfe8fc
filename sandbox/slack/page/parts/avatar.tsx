/** A person's initials on a colour of their own; an app's are square-cornered like an icon. */
export function Avatar({ id, name, app = false }: { id: string; name: string; app?: boolean }) {
  const initials = name
    .split(/[\s._-]+/)
    .filter(Boolean)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .slice(0, 2)
    .join("")
    .toUpperCase();
  const hue = Array.from(id).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360,
    7,
  );
  return (
    <span class={app ? "avatar avatar-app" : "avatar"} style={{ "--hue": hue }} aria-hidden="true">
      {initials}
    </span>
  );
}
