/** An old button asks for what this version of the app does not do. The person is told to ask again. */
export class OutOfDate extends Error {
  override readonly name = "OutOfDate";

  constructor() {
    super("a button asks for an operation that there is not");
  }
}
