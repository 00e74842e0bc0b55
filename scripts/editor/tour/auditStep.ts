import type { Tour } from "./runTour.ts";

export async function auditStep({ editor }: Tour): Promise<string> {
  return String(editor !== undefined);
}
