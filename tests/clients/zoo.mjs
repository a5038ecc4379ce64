// The zoo of the tests of the engine (Execution/Support/Zoo.cs), without its faults, for graphql-js.
const count = 12;
const colors = ["RED", "GREEN", "BLUE"];

const animal = (number) => ({ __typename: "Animal", number });
const plant = (number) => ({ __typename: "Plant", number });
const place = (number) => ({ __typename: "Place", number });
const being = (number) => (number % 3 === 2 ? plant(number % count) : animal(number % count));
const node = (id) => (/^ *[+-]?\d+ *$/.test(id) && Number(id) < count ? being(Number(id)) : null);
const colorOf = (number) => colors[number % 3];

const text = (value) => (value === undefined || value === null ? "" : value === true ? "True" : value === false ? "False" : String(value));
const describe = (box) => (box ? `[${text(box.text)} ${text(box.number)} ${(box.boxes ?? []).map(describe).join(" ")}]` : "");

const beings = {
  id: ({ number }) => String(number),
  nick: ({ number }) => `"${number}"\n\u0001é熊`,
  color: ({ number }) => colorOf(number),
  name: ({ number }, { loud }) => (loud === true ? `BEING ${number}` : `being ${number}`),
  best: ({ number }) => being(number + 1),
  friends: ({ number }, { first }) => Array.from({ length: Math.min(3, first ?? 3) }, (_, i) => being(number * (i + 1) + 1)),
  rating: ({ number }) => number,
};

const resolvers = {
  Query: {
    beings: (_, { first, colors }) =>
      Array.from({ length: Math.min(5, Math.max(0, first ?? 0)) }, (_, i) => being(i)).filter(({ number }) => !colors || colors.includes(colorOf(number))),
    being: (_, { id }) => node(id),
    sure: (_, { id }) => node(id),
    some: () => [animal(1), null, plant(2), animal(1)],
    things: () => [place(3), animal(1), plant(2), place(3)],
    place: () => place(0),
    choose: (_, { pick }) => (pick ? `${text(pick.a)} ${text(pick.b)} ${describe(pick.box)}` : null),
    echo: (_, { text: words, number, truth, color, box, texts }) => [text(words), text(number), text(truth), text(color), describe(box), (texts ?? []).join(",")].join("|"),
  },
  Animal: {
    ...beings,
    legs: ({ number }) => number,
    weight: ({ number }) => number + 0.5,
    price: ({ number }) => number + 0.1,
    tame: ({ number }) => number % 2 === 0,
    tags: () => ["a", "ü"],
    colors: ({ number }) => [colorOf(number)],
    prey: ({ number }) => [being(number + 2), null, place(number)],
    home: ({ number }) => place(number),
  },
  Plant: {
    ...beings,
    height: ({ number }) => number + 0.25,
    eaters: ({ number }) => [animal(number), null],
    place: ({ number }) => place(number),
  },
  Place: {
    name: ({ number }) => `place ${number}`,
    kind: ({ number }) => colorOf(number),
    beings: ({ number }) => [being(number), being(number + 1)],
    keeper: ({ number }) => animal(number % count),
    neighbour: ({ number }) => place(number + 1),
  },
};

export function giveResolvers(schema) {
  for (const [type, fields] of Object.entries(resolvers))
    for (const [name, resolve] of Object.entries(fields)) {
      const field = schema.getType(type).getFields()[name];
      if (field) field.resolve = resolve;
    }
}
