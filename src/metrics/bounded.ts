/** How many different values a label may take; every one is a time series more, for as long as the process runs. */
const most = 80;
const plain = /^[\w./:-]{1,60}$/;

/**
 * A guard for one label: the first values pass as they are, the rest and what does not look like a name become
 * `other`. So a command or an endpoint that somebody makes up never swells the metrics, nor shows in them.
 */
export function bounded(): (value: string) => string {
  const seen = new Set<string>();
  return (value) => {
    if (seen.has(value)) return value;
    if (seen.size === most || !plain.test(value)) return "other";
    seen.add(value);
    return value;
  };
}
