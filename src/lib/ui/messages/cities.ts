import type { Lang } from '#lib/carto/view-query.ts';
import type { CityCard } from '#lib/core/city/city-card.ts';
import type { CityJob } from '#lib/core/city/city-job.ts';

interface CitiesTexts {
	title: string;
	what: string;
	appName: string;
	newCity: string;
	newWhat: string;
	streets: string;
	streetsHint: string;
	drop: string;
	boundary: string;
	boundaryHint: string;
	drawBoundary: string;
	drawReading: string;
	drawLabel: (corners: string) => string;
	drawHow: string;
	drawThinned: string;
	drawAgain: string;
	drawCrossing: string;
	drawDone: (corners: string) => string;
	drawNone: string;
	zoomIn: string;
	zoomOut: string;
	crs: string;
	crsHint: string;
	name: string;
	nameEn: string;
	shortName: string;
	shortNameHint: string;
	programme: string;
	programmeEn: string;
	optionally: (label: string) => string;
	create: string;
	cancel: string;
	cancelled: string;
	uploading: string;
	stage: Record<CityJob['stage'], string>;
	progressOf: (name: string) => string;
	made: (name: string, streets: string, landmarks: string) => string;
	leftOut: string;
	noneLeftOut: string;
	open: string;
	openIt: (name: string) => string;
	rename: string;
	save: string;
	remove: string;
	removed: (name: string) => string;
	undo: string;
	removedTitle: string;
	removedOn: (date: string) => string;
	restore: string;
	restored: (name: string) => string;
	building: (share: string) => string;
	notYet: string;
	counts: Record<keyof CityCard['counts'], (n: string) => string>;
	noPlan: string;
	asOf: (date: string, revision: string) => string;
	failed: (why: string) => string;
	language: string;
	theme: Record<'auto' | 'light' | 'dark', string>;
	more: (name: string) => string;
}

/** Texts of the page of cities. */
export const CITIES: Record<Lang, CitiesTexts> = {
	zh: {
		title: '城市',
		what: '每座城市各有自己的规划、步行网络和底图。',
		appName: '连片',
		newCity: '新建城市',
		newWhat: '用街道数据新建：街道进入规划，可以修改；步行网络和底图随后在后台生成。',
		streets: '街道数据',
		streetsHint:
			'OpenStreetMap 数据（.osm.pbf、.osm、.osm.gz），或道路中心线：Shapefile（各部件或 .zip）、GeoPackage、GeoJSON、KML、DXF，最大 250 MB。',
		drop: '把文件拖到这里，或点击选择。',
		boundary: '城市边界（可选）',
		boundaryHint: '多边形：GeoJSON、Shapefile（.zip）、GeoPackage、KML 或 DXF；不选则取文件全部范围。',
		drawBoundary: '在街道上绘制边界…',
		drawReading: '正在读取街道…',
		drawLabel: (corners) => `绘制边界：已有 ${corners} 个角点`,
		drawHow: '依次点击边界的各个角点；滚轮缩放，按住拖动可移动画面。',
		drawThinned: '街道较多，只显示主要街道。',
		drawAgain: '重新绘制',
		drawCrossing: '边界自相交，请撤销几个角点。',
		drawDone: (corners) => `边界有 ${corners} 个角点，首尾自动相接。`,
		drawNone: '不绘制',
		zoomIn: '放大',
		zoomOut: '缩小',
		crs: '坐标系',
		crsHint:
			'街道文件未写明坐标系时填写，例如 EPSG:4547、gcj02（高德）、bd09（百度）；OpenStreetMap 数据不必填写。',
		name: '城市名称',
		nameEn: '英文名称',
		shortName: '网址简称',
		shortNameHint: '小写字母、数字和连字符，以后不能更改。',
		programme: '标题',
		programmeEn: '英文标题',
		optionally: (label) => `${label}（可选）`,
		create: '新建',
		cancel: '取消',
		cancelled: '已取消，没有建立城市。',
		uploading: '正在上传',
		stage: {
			reading: '正在读取街道',
			joining: '正在整理街道',
			storing: '正在写入规划',
			building: '正在生成步行网络和底图'
		},
		progressOf: (name) => `新建“${name}”的进度`,
		made: (name, streets, landmarks) => `“${name}”已建立：${streets} 条街道、${landmarks} 处地标。`,
		leftOut: '未采用的数据',
		noneLeftOut: '文件中的街道全部采用。',
		open: '打开',
		openIt: (name) => `打开${name}`,
		rename: '改名',
		save: '保存',
		remove: '移除',
		removed: (name) => `已移除“${name}”，数据仍保留。`,
		undo: '撤销',
		removedTitle: '已移除的城市',
		removedOn: (date) => `${date}移除`,
		restore: '恢复',
		restored: (name) => `“${name}”已恢复。`,
		building: (share) => `正在生成步行网络和底图 ${share}`,
		notYet: '步行网络生成后即可打开。',
		counts: {
			communities: (n) => `小区 ${n}`,
			centres: (n) => `中心 ${n}`,
			clusters: (n) => `组团 ${n}`,
			districts: (n) => `行政区 ${n}`,
			axes: (n) => `主轴 ${n}`,
			streets: (n) => `街道 ${n}`
		},
		noPlan: '尚无规划数据',
		asOf: (date, revision) => `截至 ${date} · 第 ${revision} 版`,
		failed: (why) => `没有成功：${why}`,
		language: 'English',
		theme: { auto: '◐ 跟随系统', light: '○ 浅色', dark: '● 深色' },
		more: (name) => `管理${name}`
	},
	en: {
		title: 'Cities',
		what: 'Each city has a plan, a walking network and a basemap of its own.',
		appName: 'Lianpian',
		newCity: 'New city',
		newWhat:
			'From a file of streets: they go into the plan and can be edited; walking network and basemap are made in the background.',
		streets: 'Streets',
		streetsHint:
			'OpenStreetMap (.osm.pbf, .osm, .osm.gz), or street lines: shapefile (its parts or a .zip), GeoPackage, GeoJSON, KML, DXF; at most 250 MB.',
		drop: 'Drop a file here, or click to choose one.',
		boundary: 'Boundary of the city (optional)',
		boundaryHint:
			'Polygons: GeoJSON, shapefile (.zip), GeoPackage, KML or DXF; without it, all that the file has.',
		drawBoundary: 'Draw it on the streets…',
		drawReading: 'Reading the streets…',
		drawLabel: (corners) => `Drawing the boundary: ${corners} corners so far`,
		drawHow:
			'Click the corners of the boundary one after another; the wheel zooms, dragging moves the picture. ',
		drawThinned: 'There are many streets: only the main ones are shown.',
		drawAgain: 'Start again',
		drawCrossing: 'The boundary crosses itself: undo some corners.',
		drawDone: (corners) => `The boundary has ${corners} corners; the last is joined to the first.`,
		drawNone: 'Do not draw it',
		zoomIn: 'Zoom in',
		zoomOut: 'Zoom out',
		crs: 'Coordinate system',
		crsHint:
			'Where the file of streets does not say it, such as EPSG:4547, gcj02 (AMap) or bd09 (Baidu); never for OpenStreetMap.',
		name: 'Name of the city, in Chinese',
		nameEn: 'Name in English',
		shortName: 'Short name in addresses',
		shortNameHint: 'Small letters, digits and hyphens; it cannot be changed later.',
		programme: 'Title, in Chinese',
		programmeEn: 'Title in English',
		optionally: (label) => `${label} (optional)`,
		create: 'Create',
		cancel: 'Cancel',
		cancelled: 'Cancelled: there is no such city.',
		uploading: 'Uploading',
		stage: {
			reading: 'Reading the streets',
			joining: 'Joining the streets',
			storing: 'Writing the plan',
			building: 'Making walking network and basemap'
		},
		progressOf: (name) => `How far “${name}” is`,
		made: (name, streets, landmarks) => `“${name}” is made: ${streets} streets, ${landmarks} landmarks.`,
		leftOut: 'Left out of the file',
		noneLeftOut: 'Every street of the file was taken.',
		open: 'Open',
		openIt: (name) => `Open ${name}`,
		rename: 'Rename',
		save: 'Save',
		remove: 'Remove',
		removed: (name) => `“${name}” is removed; nothing of it is lost.`,
		undo: 'Undo',
		removedTitle: 'Removed cities',
		removedOn: (date) => `removed ${date}`,
		restore: 'Put back',
		restored: (name) => `“${name}” is back.`,
		building: (share) => `Making walking network and basemap, ${share}`,
		notYet: 'It opens once there is a walking network.',
		counts: {
			communities: (n) => `${n} communities`,
			centres: (n) => `${n} centres`,
			clusters: (n) => `${n} clusters`,
			districts: (n) => `${n} districts`,
			axes: (n) => `${n} axes`,
			streets: (n) => `${n} streets`
		},
		noPlan: 'No plan yet',
		asOf: (date, revision) => `As of ${date} · revision ${revision}`,
		failed: (why) => `That did not work: ${why}`,
		language: '中文',
		theme: { auto: '◐ As the system', light: '○ Light', dark: '● Dark' },
		more: (name) => `Manage ${name}`
	}
};
