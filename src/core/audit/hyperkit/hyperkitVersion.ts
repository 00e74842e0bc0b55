/** The version of the detectors: it changes with what they find. */
export const hyperkitVersion = "1.4.0";
