import type { BrowserContext, Page } from 'playwright-core';

/** A label that is drawn, with its position on the map, px. */
export interface PlacedName {
	layer: string;
	/** Same for the same text. */
	key: string;
	x: number;
	y: number;
}

interface SymbolInstance {
	key: number;
	crossTileID: number;
	anchorX: number;
	anchorY: number;
}

interface Bucket {
	layerIds: string[];
	symbolInstances?: { length: number; get: (i: number) => SymbolInstance };
}

/** What of MapLibre's map the tests read; the names and their places are its own, and not documented. */
export interface OpenMap {
	getStyle: () => { layers: { id: string }[] };
	isStyleLoaded: () => boolean;
	loaded: () => boolean;
	isMoving: () => boolean;
	getCenter: () => { lng: number; lat: number };
	getZoom: () => number;
	getPaintProperty: (layer: string, name: string) => unknown;
	getSource: (id: string) => { serialize: () => { data: { features: unknown[] } } };
	jumpTo: (to: { center: readonly [number, number]; zoom: number }) => void;
	queryRenderedFeatures: (options: {
		layers: string[];
	}) => { id?: string | number; properties: { id?: string }; geometry: { coordinates: [number, number] } }[];
	project: (lngLat: [number, number]) => { x: number; y: number };
	style: {
		placement: { placements: Record<number, { text: boolean } | undefined> };
		tileManagers: Record<
			string,
			{
				getRenderableIds: (isSymbol: boolean) => string[];
				getTileByID: (id: string) => {
					tileID: { canonical: { z: number; x: number; y: number } };
					buckets: Record<string, Bucket>;
				};
			}
		>;
	};
}

declare global {
	var openMap: OpenMap | undefined;
}

/** From now on each page keeps the last map that MapLibre makes as `openMap`; the product shows none to the outside. */
export async function watchMap(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const everything = Object.getPrototypeOf({}) as object;
		Object.defineProperty(everything, '_canvasContainer', {
			configurable: true,
			set(this: OpenMap & { _canvasContainer: unknown }, value: unknown) {
				globalThis.openMap = this;
				Object.defineProperty(this, '_canvasContainer', { value, writable: true, configurable: true });
			}
		});
	});
}

/** Until the map has come to a stop with all its tiles drawn. */
export async function mapAtRest(page: Page): Promise<void> {
	await page.waitForFunction(() => {
		const map = globalThis.openMap;
		return map !== undefined && !map.isMoving() && map.loaded();
	});
}

/** Where on the page the sign of a centre stands, px; the map begins at the page's corner. */
export async function signOf(page: Page, centreId: string): Promise<{ x: number; y: number }> {
	await mapAtRest(page);
	return page.evaluate((id) => {
		const map = globalThis.openMap!;
		const sign = map.queryRenderedFeatures({ layers: ['centre'] }).find((it) => it.properties.id === id);
		if (!sign) throw new Error(`there is no sign of ${id} on the map`);
		const { x, y } = map.project(sign.geometry.coordinates);
		return { x, y };
	}, centreId);
}

/** Until the map is at rest where the address says that it looks. */
export async function addressAtRest(page: Page): Promise<void> {
	await page.waitForFunction(() => {
		const map = globalThis.openMap;
		if (!map || map.isMoving() || !map.loaded()) return false;
		const [lng = Infinity, lat = Infinity, zoom = Infinity] =
			new URLSearchParams(location.search).get('view')?.split(',').map(Number) ?? [];
		const at = map.getCenter();
		// As exact as the address is written.
		return (
			Math.abs(lng - at.lng) < 1e-5 && Math.abs(lat - at.lat) < 1e-5 && Math.abs(zoom - map.getZoom()) < 0.01
		);
	});
}

/** Names of the layers that stand on the screen now. */
export const placedNames = (page: Page, source: string, layer: string): Promise<PlacedName[]> =>
	page.evaluate(
		([sourceId, layerId]) => {
			const map = globalThis.openMap!;
			const { placements } = map.style.placement;
			const manager = map.style.tileManagers[sourceId!]!;
			const names: PlacedName[] = [];
			for (const id of manager.getRenderableIds(true)) {
				const { tileID, buckets } = manager.getTileByID(id);
				const { z, x, y } = tileID.canonical;
				for (const { layerIds, symbolInstances } of new Set(Object.values(buckets))) {
					if (!layerIds.includes(layerId!) || !symbolInstances) continue;
					for (let i = 0; i < symbolInstances.length; i++) {
						const { key, crossTileID, anchorX, anchorY } = symbolInstances.get(i);
						if (!placements[crossTileID]?.text) continue;
						const [mx, my] = [(x + anchorX / 8192) / 2 ** z, (y + anchorY / 8192) / 2 ** z];
						const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * my))) * 180) / Math.PI;
						const at = map.project([mx * 360 - 180, lat]);
						names.push({ layer: layerId!, key: String(key), x: at.x, y: at.y });
					}
				}
			}
			return names;
		},
		[source, layer]
	);
