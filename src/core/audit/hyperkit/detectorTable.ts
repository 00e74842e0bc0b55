import type { Detector } from "./detector.ts";
import { arbitraryCall } from "./detectors/arbitraryCall.ts";
import { arbitrarySendEth } from "./detectors/arbitrarySendEth.ts";
import { arbitraryStorageWrite } from "./detectors/arbitraryStorageWrite.ts";
import { arrayCopiedByValue } from "./detectors/arrayCopiedByValue.ts";
import { blockingPayment } from "./detectors/blockingPayment.ts";
import { feeOnTransfer } from "./detectors/feeOnTransfer.ts";
import { gasGriefing } from "./detectors/gasGriefing.ts";
import { integerOverflow } from "./detectors/integerOverflow.ts";
import { merkleSecondPreimage } from "./detectors/merkleSecondPreimage.ts";
import { missingAccessControl } from "./detectors/missingAccessControl.ts";
import { missingDeadline } from "./detectors/missingDeadline.ts";
import { missingSlippageLimit } from "./detectors/missingSlippageLimit.ts";
import { msgValueInLoop } from "./detectors/msgValueInLoop.ts";
import { openImplementation } from "./detectors/openImplementation.ts";
import { readOnlyReentrancy } from "./detectors/readOnlyReentrancy.ts";
import { repeatableClaim } from "./detectors/repeatableClaim.ts";
import { rewardAccounting } from "./detectors/rewardAccounting.ts";
import { shareInflation } from "./detectors/shareInflation.ts";
import { signatureMalleability } from "./detectors/signatureMalleability.ts";
import { signatureReplay } from "./detectors/signatureReplay.ts";
import { spotPriceOracle } from "./detectors/spotPriceOracle.ts";
import { storageCollision } from "./detectors/storageCollision.ts";
import { tautology } from "./detectors/tautology.ts";
import { transactionOrderDependence } from "./detectors/transactionOrderDependence.ts";
import { txOrigin } from "./detectors/txOrigin.ts";
import { unboundedLoop } from "./detectors/unboundedLoop.ts";
import { uncheckedCall } from "./detectors/uncheckedCall.ts";
import { uncheckedEcrecover } from "./detectors/uncheckedEcrecover.ts";
import { uncheckedOraclePrice } from "./detectors/uncheckedOraclePrice.ts";
import { unprotectedInitializer } from "./detectors/unprotectedInitializer.ts";
import { unprotectedSelfdestruct } from "./detectors/unprotectedSelfdestruct.ts";
import { unsafeCast } from "./detectors/unsafeCast.ts";
import { voteByCurrentBalance } from "./detectors/voteByCurrentBalance.ts";
import { weakRandomness } from "./detectors/weakRandomness.ts";
import { wrongConstructorName } from "./detectors/wrongConstructorName.ts";
import { wrongDecimals } from "./detectors/wrongDecimals.ts";
import { wrongRounding } from "./detectors/wrongRounding.ts";

/** Every detector, by name. */
export const detectors: readonly Detector[] = [
  arbitraryCall,
  arbitrarySendEth,
  arbitraryStorageWrite,
  arrayCopiedByValue,
  blockingPayment,
  feeOnTransfer,
  gasGriefing,
  integerOverflow,
  merkleSecondPreimage,
  missingAccessControl,
  missingDeadline,
  missingSlippageLimit,
  msgValueInLoop,
  openImplementation,
  readOnlyReentrancy,
  repeatableClaim,
  rewardAccounting,
  shareInflation,
  signatureMalleability,
  signatureReplay,
  spotPriceOracle,
  storageCollision,
  tautology,
  transactionOrderDependence,
  txOrigin,
  unboundedLoop,
  uncheckedCall,
  uncheckedEcrecover,
  uncheckedOraclePrice,
  unprotectedInitializer,
  unprotectedSelfdestruct,
  unsafeCast,
  voteByCurrentBalance,
  weakRandomness,
  wrongConstructorName,
  wrongDecimals,
  wrongRounding,
];
