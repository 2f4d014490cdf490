/** Asks the person for a second factor; `true` once it was shown. */
type Asking = () => Promise<boolean>;

let asking: Asking | undefined;
let asked: Promise<boolean> | undefined;

/** Who asks: the page has one dialog for it. Answers how to stop. */
export function onStepUp(ask: Asking): () => void {
  asking = ask;
  return () => {
    if (asking === ask) asking = undefined;
  };
}

/** However many requests want a fresh factor at once, the person is asked once. */
export function stepUp(): Promise<boolean> {
  asked ??= (asking?.() ?? Promise.resolve(false)).finally(() => {
    asked = undefined;
  });
  return asked;
}
