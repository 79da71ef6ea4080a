import type { MultiPolygon, Polygon } from 'geojson';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import type { EmbedHead } from '#lib/carto/embed/embed-document.ts';
import type { Share } from '#lib/carto/embed/share.ts';
import type { TemplateId } from '#lib/core/briefings/templates/index.ts';
import type { Handout } from '#lib/core/briefings/handout.ts';
import type { BriefingDocument, Slide } from '#lib/core/briefings/types.ts';
import type { LostPart } from '#lib/core/scenarios/lost-part.ts';
import type { CoverageFigures } from '#lib/core/plan/revision-difference.ts';
import type { DocumentName } from '#lib/refusals/types.ts';
import type { PdfPage, PngSize } from '../browser/painter.ts';
import type { listPictures } from '../embed/list-pictures.ts';
import type { CityMeta } from '#lib/core/city/types.ts';
import type { Remembered } from '#lib/core/intake/reconcile/types.ts';
import type { KnownLayouts } from '../intake/layouts.ts';
import type { ProposedFile } from '../intake/propose-file.ts';
import type { GivenFile, IntakeRequest } from '../intake/types.ts';
import type { PlanMoment } from '../plan/plan-moment.ts';
import type { InputProblem } from '../import/input-error.ts';
import type { FileKind } from '../city-store/stored-files.ts';
import type { PlainRequest, PlainResponse } from './plain-http.ts';

/** Requests that a thread answers as a whole. */
export const ANSWERS = [
	'static-map',
	'legend',
	'print',
	'report',
	'export',
	'scene',
	'single-file',
	'slide',
	'deck',
	'deck-template',
	'oembed'
] as const;
export type AnswerName = (typeof ANSWERS)[number];

export interface AnswerArgs {
	request: PlainRequest;
	params: Record<string, string>;
	/** Of the program: another one may draw otherwise. */
	version: string;
	/** Under which this server is known: links lead to the first. */
	origins: string[];
}

interface Work<Takes, Gives> {
	takes: Takes;
	gives: Gives;
}

/** What of an address a page is made from. */
interface AskedView {
	cityId: string;
	/** As after the `?`. */
	search: string;
	/** Of links: scheme, host and port. */
	origin: string;
}

/** What threads compute for pages and files, by name. */
export interface ThreadWork extends Record<AnswerName, Work<AnswerArgs, PlainResponse>> {
	/** What a link to a view says of itself; `null` where edits cannot be made. */
	share: Work<AskedView, Share | null>;
	/** An embedded map without the map. */
	embed: Work<
		AskedView,
		{
			head: EmbedHead;
			share: Share;
			pictures: ReturnType<typeof listPictures>;
			isStatic: boolean;
			ignored: readonly string[];
		}
	>;
	handout: Work<{ cityId: string; moment: PlanMoment; slides: readonly Slide[]; lang: 'zh' | 'en' }, Handout>;
	template: Work<{ cityId: string; template: TemplateId; lang: 'zh' | 'en' }, BriefingDocument>;
	/** `plan.json`, as text in UTF-8. */
	plan: Work<{ cityId: string; moment: PlanMoment }, Uint8Array<ArrayBuffer>>;
	/** Network or basemap of the streets in a plan as it is now. `share`: under which its progress is told. */
	'build-file': Work<
		{ cityId: string; kind: FileKind; name: string; attribution: string; share: string },
		{ revision: number; content: Uint8Array<ArrayBuffer> }
	>;
	/** A file of streets for a new city: JSON of an `Extract` without its ground, and the ground; or what is wrong with it. */
	'read-extract': Work<
		{ path: string; boundary: Polygon | MultiPolygon | null; crs: Crs | null; share: string },
		| { extract: Uint8Array<ArrayBuffer>; ground: Uint8Array<ArrayBuffer>; problem: null }
		| { extract: null; ground: null; problem: InputProblem }
	>;
	/** How much of a plan its life circles reach. */
	coverage: Work<
		{ cityId: string; moment: PlanMoment; minutes: readonly [number, number]; speedMps: number },
		CoverageFigures
	>;
	/** A document on the newest plan, what of it that plan has no place for, and the plan's revision. */
	'bring-up-to-date': Work<
		{ cityId: string; kind: DocumentName; document: unknown },
		{ document: unknown; lost: LostPart[]; revision: number | null }
	>;
	/** A file compared with a plan, and what of it is taken. */
	intake: Work<
		{
			meta: CityMeta;
			files: readonly GivenFile[];
			request: IntakeRequest;
			memory: ReadonlyMap<string, Remembered>;
			layouts?: KnownLayouts | undefined;
		},
		ProposedFile
	>;
	png: Work<{ svg: string; size: PngSize }, Uint8Array<ArrayBuffer>>;
	pdf: Work<{ content: string; page: PdfPage }, Uint8Array<ArrayBuffer>>;
}

export type WorkName = keyof ThreadWork;
export type Takes<Name extends WorkName> = ThreadWork[Name]['takes'];
export type Gives<Name extends WorkName> = ThreadWork[Name]['gives'];
