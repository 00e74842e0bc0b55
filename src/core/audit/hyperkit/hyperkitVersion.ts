/** The version of the detectors: it changes with what they find. */
export const hyperkitVersion = "1.3.0";
