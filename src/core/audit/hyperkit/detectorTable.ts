import type { Detector } from "./detector.ts";
import { arbitraryCall } from "./detectors/arbitraryCall.ts";
import { arbitrarySendEth } from "./detectors/arbitrarySendEth.ts";
import { blockingPayment } from "./detectors/blockingPayment.ts";
import { feeOnTransfer } from "./detectors/feeOnTransfer.ts";
import { integerOverflow } from "./detectors/integerOverflow.ts";
import { missingAccessControl } from "./detectors/missingAccessControl.ts";
import { missingDeadline } from "./detectors/missingDeadline.ts";
import { missingSlippageLimit } from "./detectors/missingSlippageLimit.ts";
import { readOnlyReentrancy } from "./detectors/readOnlyReentrancy.ts";
import { repeatableClaim } from "./detectors/repeatableClaim.ts";
import { rewardAccounting } from "./detectors/rewardAccounting.ts";
import { shareInflation } from "./detectors/shareInflation.ts";
import { signatureMalleability } from "./detectors/signatureMalleability.ts";
import { signatureReplay } from "./detectors/signatureReplay.ts";
import { spotPriceOracle } from "./detectors/spotPriceOracle.ts";
import { storageCollision } from "./detectors/storageCollision.ts";
import { transactionOrderDependence } from "./detectors/transactionOrderDependence.ts";
import { unboundedLoop } from "./detectors/unboundedLoop.ts";
import { uncheckedEcrecover } from "./detectors/uncheckedEcrecover.ts";
import { uncheckedOraclePrice } from "./detectors/uncheckedOraclePrice.ts";
import { unprotectedInitializer } from "./detectors/unprotectedInitializer.ts";
import { voteByCurrentBalance } from "./detectors/voteByCurrentBalance.ts";
import { weakRandomness } from "./detectors/weakRandomness.ts";
import { wrongConstructorName } from "./detectors/wrongConstructorName.ts";
import { wrongRounding } from "./detectors/wrongRounding.ts";

/** Every detector, by name. */
export const detectors: readonly Detector[] = [
  arbitraryCall,
  arbitrarySendEth,
  blockingPayment,
  feeOnTransfer,
  integerOverflow,
  missingAccessControl,
  missingDeadline,
  missingSlippageLimit,
  readOnlyReentrancy,
  repeatableClaim,
  rewardAccounting,
  shareInflation,
  signatureMalleability,
  signatureReplay,
  spotPriceOracle,
  storageCollision,
  transactionOrderDependence,
  unboundedLoop,
  uncheckedEcrecover,
  uncheckedOraclePrice,
  unprotectedInitializer,
  voteByCurrentBalance,
  weakRandomness,
  wrongConstructorName,
  wrongRounding,
];
