const form = /^\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})$/;

/** The message that an address of this workspace names; undefined for every other address. */
export function readPermalink(url: string): { channel: string; ts: string } | undefined {
  if (!URL.canParse(url, location.href)) return undefined;
  const { origin, pathname } = new URL(url, location.href);
  const [, channel, seconds, rest] = form.exec(pathname) ?? [];
  if (origin !== location.origin || channel === undefined) return undefined;
  return { channel, ts: `${seconds ?? ""}.${rest ?? ""}` };
}

/** The address of a message, the same for everyone. */
export const permalinkTo = (channel: string, ts: string): string =>
  `${location.origin}/archives/${channel}/p${ts.replace(".", "")}`;
