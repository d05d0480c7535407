/**
 * A map that is never changed, with few of its values replaced from one state to the next: those lie in a small layer over a large
 * map that many states share, so that a note does not copy thousands of claims. Order is that of a Map that was set one by one.
 */
const thickest = 64;

export class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly #base: ReadonlyMap<K, V>;
  readonly #layer: ReadonlyMap<K, V>;
  /** Made when somebody goes through all of it. */
  #whole: ReadonlyMap<K, V> | null = null;
  readonly size: number;

  private constructor(base: ReadonlyMap<K, V>, layer: ReadonlyMap<K, V>) {
    this.#base = base;
    this.#layer = layer;
    let size = base.size;
    for (const key of layer.keys()) if (!base.has(key)) size += 1;
    this.size = size;
  }

  /** `map` with these set. */
  static over<K, V>(map: ReadonlyMap<K, V>, entries: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
    const [base, under] = map instanceof LayeredMap ? map.#parts() : [map, []];
    const layer = new Map<K, V>(under);
    for (const [key, value] of entries) layer.set(key, value);
    return layer.size > thickest ? merged(base, layer) : new LayeredMap(base, layer);
  }

  #parts(): [ReadonlyMap<K, V>, ReadonlyMap<K, V>] {
    return [this.#base, this.#layer];
  }

  #all(): ReadonlyMap<K, V> {
    this.#whole ??= merged(this.#base, this.#layer);
    return this.#whole;
  }

  get(key: K): V | undefined {
    return this.#layer.has(key) ? this.#layer.get(key) : this.#base.get(key);
  }

  has(key: K): boolean {
    return this.#layer.has(key) || this.#base.has(key);
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#all()) callback(value, key, this);
  }

  entries() {
    return this.#all().entries();
  }

  keys() {
    return this.#all().keys();
  }

  values() {
    return this.#all().values();
  }

  [Symbol.iterator]() {
    return this.#all()[Symbol.iterator]();
  }
}

function merged<K, V>(base: ReadonlyMap<K, V>, layer: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const whole = new Map(base);
  for (const [key, value] of layer) whole.set(key, value);
  return whole;
}
