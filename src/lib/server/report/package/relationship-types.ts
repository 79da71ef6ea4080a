const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a part may be to another. */
export const RELATION = {
	officeDocument: `${OFFICE}/officeDocument`,
	coreProperties: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
	extendedProperties: `${OFFICE}/extended-properties`,
	customProperties: `${OFFICE}/custom-properties`,
	thumbnail: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail',
	slide: `${OFFICE}/slide`,
	slideLayout: `${OFFICE}/slideLayout`,
	slideMaster: `${OFFICE}/slideMaster`,
	notesMaster: `${OFFICE}/notesMaster`,
	notesSlide: `${OFFICE}/notesSlide`,
	theme: `${OFFICE}/theme`,
	chart: `${OFFICE}/chart`,
	package: `${OFFICE}/package`,
	image: `${OFFICE}/image`,
	hyperlink: `${OFFICE}/hyperlink`,
	viewProps: `${OFFICE}/viewProps`,
	worksheet: `${OFFICE}/worksheet`,
	styles: `${OFFICE}/styles`
} as const;

const ML = 'application/vnd.openxmlformats-officedocument';

/** What a part is. */
export const CONTENT_TYPE = {
	presentation: `${ML}.presentationml.presentation.main+xml`,
	slide: `${ML}.presentationml.slide+xml`,
	slideLayout: `${ML}.presentationml.slideLayout+xml`,
	slideMaster: `${ML}.presentationml.slideMaster+xml`,
	notesMaster: `${ML}.presentationml.notesMaster+xml`,
	notesSlide: `${ML}.presentationml.notesSlide+xml`,
	theme: `${ML}.theme+xml`,
	chart: `${ML}.drawingml.chart+xml`,
	workbook: `${ML}.spreadsheetml.sheet.main+xml`,
	worksheet: `${ML}.spreadsheetml.worksheet+xml`,
	spreadsheetStyles: `${ML}.spreadsheetml.styles+xml`,
	spreadsheet: `${ML}.spreadsheetml.sheet`,
	extendedProperties: `${ML}.extended-properties+xml`,
	customProperties: `${ML}.custom-properties+xml`,
	coreProperties: 'application/vnd.openxmlformats-package.core-properties+xml',
	xml: 'application/xml',
	rels: 'application/vnd.openxmlformats-package.relationships+xml',
	png: 'image/png',
	svg: 'image/svg+xml'
} as const;
