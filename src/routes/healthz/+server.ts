import { getDb } from '#lib/server/app-db.ts';

/** 200 once the database is open. */
export async function GET() {
	const db = await getDb();
	return Response.json({ status: 'ok', database: db.kind });
}
