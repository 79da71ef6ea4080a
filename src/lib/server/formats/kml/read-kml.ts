import { decodeText, detectEncoding } from '#lib/core/intake/detect-encoding.ts';
import type { ReadOptions, SourceFile, SourceLayer } from '#lib/core/intake/types.ts';
import { checkLayerCount, FeatureGatherer, leaveOut, stemOf } from '../build-layer.ts';
import { gatherCollection } from '../gather-collection.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { openZip } from '../zip/open-zip.ts';
import { KmlFault, readAttributes, readShape } from './read-placemark.ts';
import { walkXml, type XmlElement } from './walk-xml.ts';

const CONTAINERS = new Set(['Document', 'Folder']);
const MAX_MB = 300;
/** Elements that are read as a whole. */
const WHOLE = new Set(['Placemark', 'Schema', 'NetworkLink']);

interface Container {
	name: string;
	/** The name of the whole document tells no layers apart. */
	isDocument: boolean;
	parent: Container | undefined;
	features: FeatureGatherer;
}

export const isKmlName = (name: string): boolean => /\.kml$/i.test(name);

/**
 * The KML in a KMZ: `doc.kml`, or the first one; see {@link readKml}.
 *
 * @throws UnreadableFile if there is none
 */
export function readKmz(file: string, bytes: Uint8Array, options: ReadOptions = {}): SourceFile {
	const zip = openZip(file, bytes);
	const names = zip.names.filter(isKmlName);
	const name = names.find((one) => /^doc\.kml$/i.test(one)) ?? names[0];
	if (name === undefined) throw new UnreadableFile(file, 'zip-without-file');
	return { ...readKml(file, zip.unpack([name]).get(name)!, options), format: 'kmz' };
}

/**
 * The placemarks of a KML, each folder or document in the document a layer; those in no folder are one that is named as the file. Rows are numbered
 * through the whole file. Heights are dropped; several shapes of a placemark become one, see `gatherCollection`. KML
 * is in degrees by its standard, which Chinese web maps do not always keep.
 *
 * @throws UnreadableFile if it is no KML, or declares entities, or is too large
 */
export function readKml(file: string, bytes: Uint8Array, options: ReadOptions = {}): SourceFile {
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
	const label = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
	const said = label === undefined ? undefined : ({ label, from: 'xml' } as const);
	const encoding = detectEncoding(bytes, {
		declared: options.encoding === undefined ? said : { label: options.encoding, from: 'user' }
	});
	const layers = new KmlLayers(file);
	const text = decodeText(bytes, encoding.name);
	walkXml(file, text, { open: layers.open.bind(layers), close: layers.close.bind(layers) }, options);
	return { file, format: 'kml', encoding, layers: layers.build() };
}

class KmlLayers {
	readonly #file: string;
	readonly #containers: Container[];
	readonly #schemas = new Map<string, Map<string, string>>();
	#current: Container;
	/** Names of the elements around, outermost first. */
	readonly #around: string[] = [];
	#isWhole = false;
	#row = 0;

	constructor(file: string) {
		this.#file = file;
		this.#current = this.#makeContainer(true, undefined);
		this.#containers = [this.#current];
	}

	open(name: string): boolean {
		const parent = this.#around.at(-1);
		if (parent === undefined && !/^kml$/i.test(name) && !CONTAINERS.has(name) && name !== 'Placemark')
			throw new UnreadableFile(this.#file, 'not-kml');
		this.#around.push(name);
		if (this.#isWhole) return false;
		if (CONTAINERS.has(name)) {
			this.#current = this.#makeContainer(name === 'Document' && parent !== 'Document', this.#current);
			this.#containers.push(this.#current);
			checkLayerCount(this.#file, this.#containers.length);
		}
		this.#isWhole = WHOLE.has(name) || (name === 'name' && CONTAINERS.has(parent ?? ''));
		return this.#isWhole;
	}

	close(name: string, kept: XmlElement | undefined): void {
		this.#around.pop();
		if (this.#isWhole) {
			if (!kept) return;
			this.#isWhole = false;
			this.#take(kept);
		} else if (CONTAINERS.has(name)) this.#current = this.#current.parent!;
	}

	/** Folders of the same name in the same place are one layer. */
	build(): SourceLayer[] {
		const layers = new Map<string, SourceLayer>();
		const crs = { from: 'kml', text: 'EPSG:4326' } as const;
		for (const container of this.#containers) {
			if (container.features.isEmpty) continue;
			const name = this.#nameOf(container);
			const layer = { ...container.features.build(crs), name };
			const known = layers.get(name);
			layers.set(name, known ? joinLayers(known, layer) : layer);
		}
		if (layers.size > 0) return [...layers.values()];
		return [new FeatureGatherer(this.#file, stemOf(this.#file)).build(null)];
	}

	#makeContainer(isDocument: boolean, parent: Container | undefined): Container {
		return { name: '', isDocument, parent, features: new FeatureGatherer(this.#file, stemOf(this.#file)) };
	}

	#nameOf(container: Container): string {
		const names: string[] = [];
		for (let at: Container | undefined = container; at; at = at.parent)
			if (!at.isDocument && at.name !== '') names.unshift(at.name);
		return names.length > 0 ? names.join('/') : stemOf(this.#file);
	}

	#take(element: XmlElement): void {
		switch (element.name) {
			case 'Placemark':
				this.#addPlacemark(element);
				break;
			case 'name':
				this.#current.name = element.text.trim();
				break;
			case 'NetworkLink': {
				const link = element.children.find(({ name }) => name === 'Link' || name === 'Url');
				const href = link?.children.find(({ name }) => name === 'href')?.text.trim() ?? '';
				this.#current.features.leftOut.push(leaveOut(null, 'linked-file', { href }));
				break;
			}
			default: {
				const fields = element.children.filter(({ name }) => name === 'SimpleField');
				const types = new Map(fields.map(({ attributes }) => [attributes.name ?? '', attributes.type ?? '']));
				for (const id of [element.attributes.id, element.attributes.name])
					if (id !== undefined) this.#schemas.set(id, types);
			}
		}
	}

	#addPlacemark(placemark: XmlElement): void {
		const { features } = this.#current;
		const row = ++this.#row;
		try {
			const shape = readShape(placemark);
			const gathered = shape ? gatherCollection(shape) : { geometry: null };
			if (!gathered) throw new KmlFault('broken-shape');
			if (gathered.told) features.leftOut.push(leaveOut(row, gathered.told));
			features.add(row, readAttributes(placemark, this.#schemas), gathered.geometry);
		} catch (error) {
			if (!(error instanceof KmlFault)) throw error;
			features.leftOut.push(leaveOut(row, error.code, error.type === '' ? {} : { type: error.type }));
		}
	}
}

function joinLayers(first: SourceLayer, second: SourceLayer): SourceLayer {
	const columns = [...new Set([...first.columns, ...second.columns])];
	const spread = ({ columns: own, rows }: SourceLayer) => {
		const indexes = columns.map((column) => own.indexOf(column));
		return rows.map((row) => ({ ...row, values: indexes.map((index) => row.values[index] ?? null) }));
	};
	return {
		...first,
		columns,
		units: columns.map(() => ''),
		rows: [...spread(first), ...spread(second)],
		leftOut: [...first.leftOut, ...second.leftOut],
		crs: first.crs ?? second.crs
	};
}
