/** The beginning of an answer, as the agent tells it. */
export interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The headers as `fetch` gives them. */
export function headersOf({ headers: given }: Head): Headers {
  const headers = new Headers();
  for (const [name, value = []] of Object.entries(given))
    for (const each of typeof value === "string" ? [value] : value) headers.append(name, each);
  return headers;
}
