import type { FrameLocator, Page } from "playwright-core";

/** The content of the extension's visible webview: a frame to use with Playwright's own locators. `purpose` tells views from tabs. */
export function webviewFrame(page: Page, extensionId: string, purpose?: "webviewView"): FrameLocator {
  const which = `[src*="extensionId=${extensionId}"]${purpose === undefined ? "" : `[src*="purpose=${purpose}"]`}`;
  return page.frameLocator(`iframe.webview.ready${which}:visible`).frameLocator("iframe#active-frame");
}
