/**
 * Asks one question at a time. A question that is asked while another is out waits, and only the newest of those that wait
 * is asked: a fast typist does not pile up searches.
 */
export class LatestAnswer<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>;
  readonly #onAnswer: (answer: Answer) => void;
  readonly #onError: (error: unknown) => void;
  #waiting: { readonly question: Question } | null = null;
  #isAsking = false;
  #isStopped = false;

  constructor(
    ask: (question: Question) => Promise<Answer>,
    onAnswer: (answer: Answer) => void,
    onError: (error: unknown) => void,
  ) {
    this.#ask = ask;
    this.#onAnswer = onAnswer;
    this.#onError = onError;
  }

  request(question: Question): void {
    this.#waiting = { question };
    if (!this.#isAsking) void this.#run();
  }

  /** No answer is given any more, also none to what is out. */
  stop(): void {
    this.#isStopped = true;
    this.#waiting = null;
  }

  async #run(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting !== null) {
      const { question } = this.#waiting;
      this.#waiting = null;
      try {
        const answer = await this.#ask(question);
        if (!this.#isStopped) this.#onAnswer(answer);
      } catch (error) {
        if (!this.#isStopped) this.#onError(error);
      }
    }
    this.#isAsking = false;
  }
}
