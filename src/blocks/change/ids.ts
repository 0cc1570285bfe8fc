/** The callback id of a change's form: which change it is travels in its metadata. */
export const CHANGE_VIEW = "change";
/** The form in which a person declines a change that waits. */
export const DECLINE_VIEW = "decline";
/** The same for several at once. */
export const DECLINE_SEVERAL_VIEW = "decline.several";
/** The form in which a person settles a change whose outcome is not known. */
export const SETTLE_VIEW = "settle";
/** The slot of the reason in both of them. */
export const REASON = "reason";
