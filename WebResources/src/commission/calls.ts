/** Calls that are made one after the other until all is done, or until somebody stops between two. */
export class Calls {
  private isStopped = false;

  /** @param call Answers whether all is done. */
  constructor(private readonly call: () => Promise<boolean>) {}

  stop(): void {
    this.isStopped = true;
  }

  /** Answers whether all is done. */
  async run(): Promise<boolean> {
    let isDone = false;
    while (!isDone && !this.isStopped) {
      isDone = await this.call();
    }

    return isDone;
  }
}
