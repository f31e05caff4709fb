const systemIsDark = "(prefers-color-scheme: dark)";

/**
 * Light or dark like what the page stands on, in its very colour, as an app may be light on a dark system. Where that can't be
 * seen the style sheet follows the system. Answers how to stop.
 */
export function followSurroundings(root = document.documentElement, behind = window.frameElement): () => void {
  const system = window.matchMedia(systemIsDark);
  const follow = () => {
    const colour = backgroundBehind(behind);
    root.style.colorScheme = colour === null ? "" : isDark(colour) ? "dark" : "light";
    root.style.setProperty("--background", colour ?? "");
  };
  follow();
  system.addEventListener("change", follow);
  return () => system.removeEventListener("change", follow);
}

/** The first background that lets nothing through. */
function backgroundBehind(frame: Element | null): string | null {
  for (let element = frame; element; element = element.parentElement) {
    const colour = window.getComputedStyle(element).backgroundColor;
    if (colour.startsWith("rgb(") && !colour.includes("/")) {
      return colour;
    }
  }

  return null;
}

function isDark(rgb: string): boolean {
  const [red = 0, green = 0, blue = 0] = rgb.match(/[\d.]+/g)?.map(Number) ?? [];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
