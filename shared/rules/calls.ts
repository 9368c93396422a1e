import { emptyMark, type Timeline } from './timeline.ts';

/** What is kept of a healthy call, of a sign-in or a refusal; `order` is its place in time. */
export interface KeptCall {
  readonly order: number;
  /** Method and path without ids, as a number. */
  readonly way: number;
  /** The very request, as a number; 0 where it does not matter. */
  readonly request: number;
  /** Which sign-in it carried, as a number; 0 where none is shown. */
  readonly account: number;
}

/**
 * Calls that succeeded, in order of time. Columns of numbers: a million objects would take 100 MB,
 * and a failure asks for few of them.
 */
export class Calls {
  /** Order of each, ascending. */
  readonly #orders: readonly number[];
  /** Way, request and account of each. */
  readonly #numbers: Uint32Array;
  readonly #call = { order: 0, way: 0, request: 0, account: 0 };

  /** `orders`: of each call, in any order; `rows`: where it stands in the timeline. */
  constructor(timeline: Timeline, orders: readonly number[], rows: readonly number[]) {
    const isSorted = orders.every((order, at) => at === 0 || (orders[at - 1] ?? order) <= order);
    const places = isSorted ? null : orders.map((_, at) => at);
    places?.sort((a, b) => (orders[a] ?? 0) - (orders[b] ?? 0));
    this.#orders = places?.map((place) => orders[place] ?? 0) ?? orders;
    this.#numbers = new Uint32Array(orders.length * 3);
    const mark = emptyMark();
    for (let place = 0; place < orders.length; place += 1) {
      timeline.read(rows[places?.[place] ?? place] ?? 0, mark);
      this.#numbers[place * 3] = mark.way;
      this.#numbers[place * 3 + 1] = mark.request;
      this.#numbers[place * 3 + 2] = mark.account;
    }
  }

  get length(): number {
    return this.#orders.length;
  }

  /** When a call took place; undefined where there is none. */
  orderOf(place: number): number | undefined {
    return this.#orders[place];
  }

  /** Place of the first after `order`. */
  firstAfter(order: number): number {
    let low = 0;
    let high = this.#orders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#orders[middle] ?? Infinity) > order) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first from one place on before another that is as wanted; null where none is. */
  find(from: number, before: number, isWanted: (call: KeptCall) => boolean): KeptCall | null {
    const end = Math.min(before, this.length);
    for (let place = from; place < end; place += 1) {
      const call = this.#at(place);
      if (isWanted(call)) return { ...call };
    }
    return null;
  }

  /** The last before a place that is as wanted, of the `most` that stand there; null where none is. */
  findLast(before: number, most: number, isWanted: (call: KeptCall) => boolean): KeptCall | null {
    for (let place = before - 1; place >= Math.max(0, before - most); place -= 1) {
      const call = this.#at(place);
      if (isWanted(call)) return { ...call };
    }
    return null;
  }

  /** One object that is filled anew each time. */
  #at(place: number): KeptCall {
    this.#call.order = this.#orders[place] ?? 0;
    this.#call.way = this.#numbers[place * 3] ?? 0;
    this.#call.request = this.#numbers[place * 3 + 1] ?? 0;
    this.#call.account = this.#numbers[place * 3 + 2] ?? 0;
    return this.#call;
  }
}
