import type { Detector } from "./detector.ts";
import { arbitraryCall } from "./detectors/arbitraryCall.ts";
import { wrongConstructorName } from "./detectors/wrongConstructorName.ts";
import { missingAccessControl } from "./detectors/missingAccessControl.ts";
import { unprotectedInitializer } from "./detectors/unprotectedInitializer.ts";

/** Every detector, in the order of the categories. */
export const detectors: readonly Detector[] = [missingAccessControl, unprotectedInitializer, wrongConstructorName, arbitraryCall];
