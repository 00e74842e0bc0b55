import { describeActivation } from "../describeActivation.ts";

describeActivation("content");
