"""Bodies of requests for one shape: `bodies.py <shape> <seed folder> <file>` prints a script for wrk that sends them in turn, each a different question, and writes the first one."""
import csv, json, pathlib, random, sys

shape, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
dice = random.Random(1)


def column(file, name):
    with open(folder / file, newline="", encoding="utf-8") as rows:
        return [row[name] for row in csv.DictReader(rows) if row[name]]


parties = sorted(set(column("party_to.csv", "from")), key=lambda each: each)
countries = [each for each in parties if each.startswith("country:")]
names = [name for file in ("countries.csv", "projects.csv", "organizations.csv") for name in column(file, "name_en")] + column("agreements.csv", "title_en")
one_letter = "one-letter" in shape.stem
texts = [name[: 1 if one_letter else dice.randint(2, 20)] for name in dice.choices(names, k=64)] if "suggest" in shape.stem or one_letter else dice.choices(names, k=64)

bodies = []
for i in range(64):
    a, b = dice.sample(countries, 2)
    variables = {"a": a, "b": b, "text": texts[i], "day": f"{1960 + i}-06-15"}
    query = shape.read_text(encoding="utf-8")
    bodies.append(json.dumps({"query": query, "variables": {name: value for name, value in variables.items() if f"${name}:" in query}}))

pathlib.Path(sys.argv[3]).write_text(bodies[0], encoding="utf-8")
print('wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"')
print("local bodies = {" + ",\n".join("[==[" + body + "]==]" for body in bodies) + "}")
print("local i = 0\nfunction request() i = i % #bodies + 1 return wrk.format(nil, nil, nil, bodies[i]) end")
