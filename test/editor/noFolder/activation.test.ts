import { describeActivation } from "../describeActivation.ts";

describeActivation("use");
