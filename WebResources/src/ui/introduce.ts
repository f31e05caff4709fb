/** Says what language the page is in, and what it is called. */
export function introduce(language: string, title: string): void {
  document.documentElement.lang = language;
  document.title = title;
}
