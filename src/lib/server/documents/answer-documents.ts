import {
	boolean,
	check,
	integer,
	maxValue,
	minValue,
	nullable,
	number,
	object,
	optional,
	pipe,
	string,
	unknown,
	type GenericSchema
} from 'valibot';
import type { MadeOn } from '#lib/core/plan/made-on.ts';
import { isIsoDate } from '#lib/core/text/is-iso-date.ts';
import type { BothTexts } from '#lib/refusals/types.ts';
import { getDb } from '../app-db.ts';
import type { Db } from '../db/port.ts';
import { readJson } from '../http/read-json.ts';
import { findRemovedCity } from '../cities/removed-cities.ts';
import { findOpenCity, keepCity } from '../open-city.ts';
import { refuseCity } from '../refuse-city.ts';
import { checkKnown } from '../plan/check-known.ts';
import { problemOf, Refused } from '../refused.ts';
import { askerOf } from '../threads/asker-of.ts';
import type { Documents } from './documents.ts';
import { renewDocument } from './renew-document.ts';

/** What a request of a route is answered from. */
interface DocumentRequest {
	params: { city: string; id?: string };
	request: Request;
	getClientAddress: () => string;
}

/** A body that names a document to be kept. */
export interface NewDocument {
	name: string;
	document: unknown;
	/** The plan it was made on; left out: the newest. */
	madeOn?: MadeOn | undefined;
}

/** How a new document is sent: by itself, or as something that it is made of. */
export interface Sending<Body> {
	schema: GenericSchema<unknown, Body>;
	wanted: BothTexts;
	toDocument: (body: Body, from: { cityId: string; asker: string }) => NewDocument | Promise<NewDocument>;
}

const NO_STORE = { 'cache-control': 'no-store' };
/** Most that the database counts to. */
const REVISION_MAX = 2 ** 31 - 1;

const isThere = check((value: unknown) => value !== undefined, 'an object');

const revisionNumber = pipe(number(), integer('a whole number'), minValue(1), maxValue(REVISION_MAX));

/** What a body says of the plan that a document was made on. */
export const MADE_ON = optional(
	object({
		revision: revisionNumber,
		asOf: optional(nullable(pipe(string(), check(isIsoDate, 'a date as 2022-01-31'))), null),
		isFixed: optional(boolean(), false)
	})
);

export const WHOLE: Sending<NewDocument> = {
	schema: object({ name: string(), document: pipe(unknown(), isThere), madeOn: MADE_ON }),
	wanted: {
		zh: '请发送 JSON，含文本 “name” 和对象 “document”。',
		en: 'Send JSON with the text "name" and the object "document".'
	},
	toDocument: (body) => body
};

const CHANGE = {
	schema: object({
		name: string(),
		document: pipe(unknown(), isThere),
		revision: revisionNumber,
		madeOn: MADE_ON
	}),
	wanted: {
		zh: '请发送 JSON，含文本 “name”、对象 “document” 和修改所基于的版本号 “revision”。',
		en: 'Send JSON with the text "name", the object "document" and the number "revision" it started from.'
	}
};

const RENEWAL = {
	schema: object({ revision: revisionNumber, drop: optional(boolean(), false) }),
	wanted: {
		zh: '请发送 JSON，含所基于的版本号 “revision”；允许去掉不再适用的内容时，再加 “drop”，取 true。',
		en: 'Send JSON with the number "revision" it started from; with "drop": true where what does not apply any more may go.'
	}
};

/** The answers of a route with all documents of a city: GET lists them, POST keeps a new one. */
export function answerDocuments<Content extends { format: number }, Summary extends object, Body>(
	documents: Documents<Content, Summary>,
	{ schema, wanted, toDocument }: Sending<Body>
) {
	return {
		GET: ({ params: { city } }: DocumentRequest) =>
			answer(async (db) => {
				if (!(await findOpenCity(db, city))) throw await refuseCity(db, city);
				return Response.json(await documents.list(db, city), { headers: NO_STORE });
			}),
		POST: (event: DocumentRequest) =>
			answer(async (db) => {
				const { params, request } = event;
				const { city } = params;
				const body = await readJson(request, schema, wanted);
				if (!(await keepCity(db, city))) throw await refuseCity(db, city);
				const sent = await toDocument(body, { cityId: city, asker: askerOf(event) });
				await checkKnown(db, city, { known: sent.madeOn?.revision });
				const kept = await documents.create(db, city, sent);
				return Response.json(kept, { status: 201 });
			})
	};
}

/** The answers of a route with one document: GET reads, PUT replaces, DELETE removes it, POST brings it up to date. */
export function answerDocument<Content extends { format: number }, Summary extends object>(
	documents: Documents<Content, Summary>
) {
	const none = (id: string) => new Refused(404, 'unknown-document', { document: documents.kind.name, id });
	const check = async (db: Db, city: string) => {
		if (await findRemovedCity(db, city)) throw await refuseCity(db, city);
	};
	return {
		GET: ({ params: { city, id = '' } }: DocumentRequest) =>
			answer(async (db) => {
				await check(db, city);
				const found = await documents.find(db, city, id);
				if (!found) throw none(id);
				return Response.json(found, { headers: NO_STORE });
			}),
		PUT: ({ params: { city, id = '' }, request }: DocumentRequest) =>
			answer(async (db) => {
				await check(db, city);
				const change = await readJson(request, CHANGE.schema, CHANGE.wanted);
				await checkKnown(db, city, { known: change.madeOn?.revision });
				const replaced = await documents.replace(db, city, id, change);
				if (!replaced) throw none(id);
				return Response.json(replaced);
			}),
		POST: (event: DocumentRequest) =>
			answer(async (db) => {
				const { params, request } = event;
				await check(db, params.city);
				const asked = await readJson(request, RENEWAL.schema, RENEWAL.wanted);
				const renewed = await renewDocument(db, documents, {
					...asked,
					cityId: params.city,
					id: params.id ?? '',
					asker: askerOf(event)
				});
				if (!renewed) throw none(params.id ?? '');
				return Response.json(renewed, { headers: NO_STORE });
			}),
		DELETE: ({ params: { city, id = '' } }: DocumentRequest) =>
			answer(async (db) => {
				await check(db, city);
				if (!(await documents.remove(db, city, id))) throw none(id);
				return new Response(null, { status: 204 });
			})
	};
}

async function answer(work: (db: Db) => Promise<Response>): Promise<Response> {
	try {
		return await work(await getDb());
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		throw error;
	}
}
