import { addressOf, pageAt, type Page } from "./pages";

/** Which page is shown. Somebody with unsaved changes may object to leaving. */
class Router extends EventTarget {
  page: Page = { type: "home" };
  private guard: (() => Promise<boolean>) | null = null;
  private shown = 0;

  start(): void {
    this.page = pageAt(window.location.href);
    window.history.replaceState({ index: 0 }, "");
    window.addEventListener("popstate", (event) => void this.moved(event));
  }

  /** Answers false where the person would rather stay. */
  async go(page: Page): Promise<boolean> {
    if (!(await this.mayLeave())) {
      return false;
    }

    this.shown += 1;
    window.history.pushState({ index: this.shown }, "", addressOf(page));
    this.show(page);
    return true;
  }

  /** The same page under another address, as after the first save. */
  rename(page: Page): void {
    this.page = page;
    window.history.replaceState({ index: this.shown }, "", addressOf(page));
  }

  async back(): Promise<void> {
    if (this.shown > 0) {
      window.history.back();
    } else {
      await this.go({ type: "home" });
    }
  }

  /** Asked before the page is left; the page itself takes it away again. */
  protect(guard: (() => Promise<boolean>) | null): void {
    this.guard = guard;
  }

  private async mayLeave(): Promise<boolean> {
    const guard = this.guard;
    if (guard && !(await guard())) {
      return false;
    }

    this.guard = null;
    return true;
  }

  private async moved(event: PopStateEvent): Promise<void> {
    const index = (event.state as { index?: number } | null)?.index ?? 0;
    if (index === this.shown) {
      return;
    }

    if (await this.mayLeave()) {
      this.shown = index;
      this.show(pageAt(window.location.href));
    } else {
      window.history.go(this.shown - index);
    }
  }

  private show(page: Page): void {
    this.page = page;
    this.dispatchEvent(new Event("change"));
  }
}

export const router = new Router();
