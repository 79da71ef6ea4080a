import type { RefusalTexts } from './types.ts';

export const EN: RefusalTexts = {
	'foreign-origin': ({ origin, own }) =>
		`A page of ${origin} may not write to ${own}. If both are this server behind a proxy, have it started with LIANPIAN_URL set to the address that people open.`,
	'unnamed-program': ({ own }) =>
		`A program on another machine says where it comes from: send the header "origin: ${own}".`,
	'unknown-city': ({ city, cities }) =>
		`There is no city "${city}". There are: ${cities.join(', ') || 'none'}.`,
	'wrong-city-id': ({ id }) =>
		`"${id}" cannot be the short name of a city: take 1–40 small letters, digits and hyphens, and none of the app's own addresses.`,
	'city-taken': ({ city }) => `There is a city "${city}" already. Take another short name.`,
	'city-removed': ({ city }) =>
		`A city "${city}" was removed and can be put back. Restore it, or take another short name.`,
	'wrong-city-name': ({ field, most, value }) =>
		value === ''
			? 'A city needs a name.'
			: `"${value}" cannot be the ${field} of a city: take one line of at most ${most} characters.`,
	'unusable-file': ({ file, feature, field, problem, remedy }) =>
		`${[file, feature, field].filter((part) => part !== '').join(': ')}: ${problem}; ${remedy}.`,
	'large-upload': ({ name, mostMb }) =>
		`"${name}" is larger than ${mostMb} MB. Cut it to the city, or use "lianpian city create" on the server's machine.`,
	'unknown-job': ({ id }) =>
		`No work "${id}" is known here. It may have ended long ago, or with the server that did it: look at the list of cities.`,
	'no-streets': ({ city }) => `City "${city}" has no streets yet; build them with "lianpian tiles".`,
	'streets-of-extract': ({ city }) =>
		`The streets of "${city}" come from an extract and are not in its plan, so that none can be added to it. Draw a new way as a link, close one with a wall, or change the extract and build it again with "lianpian tiles".`,
	'unknown-document': ({ document, id }) => `There is no ${document} "${id}". It may have been deleted.`,
	'unknown-slide': ({ id, slide }) => `Briefing "${id}" has no slide ${slide}.`,
	'wrong-body': ({ wanted, fields }) =>
		[wanted.en, ...fields.map(({ field, right }) => `"${field}" is ${right}.`)].join(' '),
	'large-body': () => 'What was sent is too large.',
	'wrong-name': ({ document, most, length }) =>
		`The name of a ${document} has 1–${most} characters, not ${length}.`,
	'name-of-lines': ({ document }) => `The name of a ${document} is one line without control characters.`,
	'name-taken': ({ document, name }) =>
		`A ${document} named "${name}" is there already. Choose another name, or delete it first.`,
	'too-many-documents': ({ document, most }) =>
		`There are ${most} ${document}s already. Delete one that is not needed first.`,
	'large-document': ({ document, most, length }) =>
		`A ${document} has at most ${most} characters, not ${length}.`,
	'wrong-document': ({ problem }) => problem.en,
	'newer-document': ({ document, format, known }) =>
		`This ${document} has format ${format}, and this program knows formats up to ${known}. Use its newer version.`,
	'document-changed': ({ document, revision, started }) =>
		`The ${document} was changed meanwhile: it is at revision ${revision}, this change started from ${started}. Read it again and make the change there, or keep this one under another name.`,
	'wrong-parameters': ({ wrong }) =>
		wrong.map(({ name, value, right }) => `${name} "${value}": takes ${right}`).join('; '),
	'no-browser': ({ chosen }) =>
		`${chosen === null ? 'There is no Chrome or Chromium on this machine' : `CHROME_PATH is ${chosen}, and no browser starts there`}. Install one (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk) or set CHROME_PATH to one; .svg needs none.`,
	'set-by-environment': ({ name }) => `The server's environment sets this (${name}); change it there.`,
	'wrong-address': ({ address }) =>
		`"${address}" is no address of a server: write scheme, host and port only, as https://map.example.gov.cn.`,
	'unknown-page': ({ path }) =>
		`There is nothing at ${path}. The address may be mistyped, or what was there has gone.`,
	'wrong-path': ({ path }) => `${path} is no address: a "%" in it is not followed by what it stands for.`,
	'wrong-method': ({ method, allowed }) =>
		`${method} is not possible here. Possible: ${allowed.join(', ') || 'nothing'}.`,
	'no-file': () => 'The file that belongs here does not exist. Build it anew with "lianpian tiles".',
	'wrong-template': ({ problem }) => problem.en,
	'large-file': ({ problem }) => problem,
	'wrong-import': ({ problem }) => problem.en,
	'wrong-export': ({ problem }) => problem.en,
	'no-map': ({ address }) => `${address} is no map of this server.`,
	'wrong-changes': ({ problems, more }) =>
		problems
			.map(
				({ layer, featureId, field, reason }) =>
					`${[layer, featureId && `"${featureId}"`, field].filter(Boolean).join(' ')} ${reason.en}.`
			)
			.join(' ') + (more > 0 ? ` And ${more} more problems.` : ''),
	'unknown-base': ({ base, first, last }) =>
		`The change is based on revision ${base}, which the plan does not have; it has ${first} to ${last}. Open the plan again and repeat the change.`,
	'unknown-revision': ({ revision, first, last }) =>
		`There is no revision ${revision}${last === undefined ? '' : `; there ${first === last ? `is ${last} only` : `are ${first} to ${last}`}`}.`,
	'early-date': ({ asOf, first }) =>
		`The plan is not known as of ${asOf}: it begins on ${first}. Ask for that day or a later one.`,
	'unknown-change-set': ({ id }) => `There is no change set "${id}".`,
	'not-own-change': ({ author }) =>
		`This change was made by ${author === '' ? 'somebody else' : `"${author}"`}; undo is for one's own. Revert it in the log of the plan instead.`,
	'same-id': ({ id }) =>
		`A change set "${id}" was sent before with other content. Give a new change set a new id.`,
	'unknown-clash': ({ id }) => `There is no clash "${id}".`,
	'decided-clash': ({ by }) => `This clash was decided already${by === '' ? '' : ` by "${by}"`}.`,
	'unknown-feature': ({ layer, id }) => `There is and was no "${id}" in ${layer}.`,
	internal: ({ reference }) =>
		`Something unforeseen went wrong on the server (reference ${reference}). Try again; if it comes back, tell whoever looks after the server this reference.`,
	busy: () => 'Too much is asked for at once; ask again in a moment.'
};
