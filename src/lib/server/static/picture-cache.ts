/** Pictures drawn lately, by what they were drawn from. */
export interface PictureCache {
	/** The picture of a key: drawn once, however many ask at once; a failure is not kept. */
	get: (key: string, draw: () => Promise<Uint8Array>) => Promise<Uint8Array>;
}

/** @param maxBytes what all kept pictures together may take; the one unused for longest makes room */
export function buildPictureCache(maxBytes: number): PictureCache {
	const kept = new Map<string, Uint8Array>();
	const drawing = new Map<string, Promise<Uint8Array>>();
	let bytes = 0;

	const drop = (key: string) => {
		bytes -= kept.get(key)?.byteLength ?? 0;
		kept.delete(key);
	};
	const keep = (key: string, picture: Uint8Array) => {
		drop(key);
		kept.set(key, picture);
		bytes += picture.byteLength;
		for (const oldest of kept.keys()) {
			if (bytes <= maxBytes) break;
			drop(oldest);
		}
	};
	return {
		async get(key, draw) {
			const found = kept.get(key);
			if (found) {
				keep(key, found);
				return found;
			}
			let picture = drawing.get(key);
			if (!picture) {
				picture = draw().finally(() => drawing.delete(key));
				drawing.set(key, picture);
				picture.then(
					(drawn) => keep(key, drawn),
					() => {}
				);
			}
			return picture;
		}
	};
}
