import {
	featureFilter,
	latest,
	normalizePropertyExpression,
	type StylePropertyExpression,
	type StylePropertySpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { Shape } from './shape.ts';

/** A layer of the basemap or the plan, as the style has it. */
export interface StyledLayer {
	id: string;
	type: string;
	filter?: unknown;
	layout?: Readonly<Record<string, unknown>>;
	paint?: Readonly<Record<string, unknown>>;
}

type Specifications = Record<string, Record<string, StylePropertySpecification>>;

/**
 * A layer's filter, layout and paint at a zoom, read by the style specification's own interpreter. As in MapLibre,
 * filter and layout are those of the whole zoom below, since tiles are laid out once; paint, and the size of texts,
 * follow the zoom itself.
 */
export class LayerStyle {
	readonly #layer: StyledLayer;
	readonly #zoom: number;
	readonly #filter: ReturnType<typeof featureFilter>['filter'] | undefined;
	readonly #compiled = new Map<string, StylePropertyExpression>();

	constructor(layer: StyledLayer, zoom: number) {
		this.#layer = layer;
		this.#zoom = zoom;
		this.#filter = layer.filter
			? featureFilter(layer.filter as Parameters<typeof featureFilter>[0], layer.id).filter
			: undefined;
	}

	/** The whole zoom at which tiles are laid out. */
	get tileZoom(): number {
		return Math.floor(this.#zoom);
	}

	/** How much larger than at its own zoom a tile is drawn: 1 ≤ scale < 2. */
	get tileScale(): number {
		return 2 ** (this.#zoom - this.tileZoom);
	}

	accepts(shape: Shape): boolean {
		return this.#filter?.({ zoom: this.tileZoom }, shape) ?? true;
	}

	/** @throws RangeError if layers of this type do not have this paint property */
	paint<Value>(name: string, shape?: Shape, zoom = this.#zoom): Value {
		return this.#read('paint', name, zoom, shape) as Value;
	}

	/** @throws RangeError if layers of this type do not have this layout property */
	layout<Value>(name: string, shape?: Shape, zoom = this.tileZoom): Value {
		return this.#read('layout', name, zoom, shape) as Value;
	}

	/** Font size, px. */
	textSizePx(shape?: Shape): number {
		return this.layout('text-size', shape, this.#zoom);
	}

	/** A colour as SVG has it. */
	color(name: string, shape?: Shape): { color: string; alpha: number } {
		const { r, g, b, a } = this.paint<{ r: number; g: number; b: number; a: number }>(name, shape);
		const hex = (value: number) =>
			Math.round(a === 0 ? 0 : (value / a) * 255)
				.toString(16)
				.padStart(2, '0');
		return { color: `#${hex(r)}${hex(g)}${hex(b)}`, alpha: a };
	}

	/** Shapes that the filter lets through, those of a smaller sort key first. */
	select(shapes: readonly Shape[]): Shape[] {
		const accepted = shapes.filter((shape) => this.accepts(shape));
		const name = `${this.#layer.type}-sort-key`;
		if (this.#layer.layout?.[name] === undefined) return accepted;
		const keyOf = new Map(accepted.map((shape) => [shape, this.layout<number>(name, shape)]));
		return accepted.toSorted((a, b) => keyOf.get(a)! - keyOf.get(b)!);
	}

	#read(part: 'paint' | 'layout', name: string, zoom: number, shape: Shape | undefined): unknown {
		const expression = this.#compiled.get(name) ?? this.#compile(part, name);
		return expression.evaluate({ zoom }, shape, shape?.state ?? {});
	}

	#compile(part: 'paint' | 'layout', name: string): StylePropertyExpression {
		const { id, type } = this.#layer;
		const specification = (latest as unknown as Specifications)[`${part}_${type}`]?.[name];
		if (!specification) throw new RangeError(`A layer of type ${type} has no ${part} "${name}".`);
		const value = this.#layer[part]?.[name] ?? specification.default ?? null;
		const expression = normalizePropertyExpression(value, `${id}.${name}`, specification);
		this.#compiled.set(name, expression);
		return expression;
	}
}
