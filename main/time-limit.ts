/**
 * The promise's value, or an error once `milliseconds` have passed. A debugger command to a crashed
 * page never answers, so every wait on one needs a limit.
 */
export function within<T>(milliseconds: number, promise: Promise<T>, what: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${what} took longer than ${milliseconds} ms`)),
      milliseconds,
    );
    const settle = (handler: () => void) => {
      clearTimeout(timer);
      handler();
    };
    promise.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
