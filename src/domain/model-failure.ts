/**
 * Why a language model gave no answer, or only a part of one. `busy`: too many wait for it; `unreachable`, `missing` (it
 * has no such model), `slow` and `broken` are its own matter. Readers get the built-in answer then.
 */
export type ModelFailureReason = 'busy' | 'unreachable' | 'missing' | 'slow' | 'broken';

export class ModelFailure extends Error {
  readonly reason: ModelFailureReason;

  constructor(reason: ModelFailureReason, cause?: unknown) {
    super(`the model is ${reason}`, { cause });
    this.name = 'ModelFailure';
    this.reason = reason;
  }
}
